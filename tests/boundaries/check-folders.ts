import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Edge, findCircles } from "./find-circles.js";
import type { FolderRules } from "./folder-rules.js";
import { type Import, listSources, readImports } from "./read-imports.js";

/**
 * Returns one sentence for each circle of imports, each import against the order of rooms, and each file that imports
 * what only tests use. A circle is searched among neighbours: the folders and files of one folder.
 */
export function checkFolders(repository: string, rules: FolderRules): string[] {
  const root = join(repository, rules.root);
  const files = listSources(root);
  if (files.length === 0) return [`${rules.root} has no sources: has the code moved?`];
  const imports = files.flatMap((file) => readImports(root, file));
  return [
    ...findTestCode(repository, files, rules),
    ...findMisplaced(files, rules),
    ...findUpwardImports(imports, rules),
    ...describeCircles(imports, rules),
  ];
}

/** A build leaves out what only tests need, so built code must not import it. */
const TEST_CODE = /"(@hub\/gateway-fixtures\/|@hub\/subgraph-kit\/testing"|\.[^"]*\/testing(\/[^"]*)?\.js")/;

function findTestCode(repository: string, files: readonly string[], rules: FolderRules): string[] {
  if (rules.isTestCode) return [];
  return files
    .map((file) => `${rules.root}/${file}`)
    .filter((file) => TEST_CODE.test(readFileSync(join(repository, file), "utf8")))
    .map((file) => `${file} imports what only tests use: no build has it.`);
}

/** Files without a room, and rooms without a file. */
function findMisplaced(files: readonly string[], { root, layers }: FolderRules): string[] {
  if (!layers) return [];
  const homeless = files.filter((file) => layerOf(file, layers) === -1);
  const used = new Set(files.map((file) => layerOf(file, layers)));
  const empty = layers.filter((_, index) => !used.has(index));
  return [
    ...homeless.map((file) => `${root}/${file} lies in no room of the table: give its room a place there.`),
    ...empty.map((layer) => `${root}: nothing lies in ${layer}: take it out of the table.`),
  ];
}

function findUpwardImports(imports: readonly Import[], { root, layers }: FolderRules): string[] {
  if (!layers) return [];
  return imports.flatMap((it) => {
    const [from, to] = [layerOf(it.from, layers), layerOf(it.to, layers)];
    if (from === -1 || to === -1 || from >= to) return [];
    return [
      `${root}: ${layers[from]} lies below ${layers[to]} and must not know it: see ${describe(root, it)}.`,
    ];
  });
}

/** A layer is a folder with all that is in it, or a file of the root without its ending. */
function layerOf(file: string, layers: readonly string[]): number {
  return layers.findIndex((layer) => file.startsWith(`${layer}/`) || file.replace(/\.tsx?$/, "") === layer);
}

/** The imports that are listed of each edge of a circle. */
const SHOWN_IMPORTS = 3;

/** Everything that one neighbour imports from another. */
interface FolderEdge extends Edge {
  readonly imports: Import[];
}

function describeCircles(imports: readonly Import[], rules: FolderRules): string[] {
  const counted = imports.filter(({ from }) => !rules.mayNameOtherFolders?.test(from));
  return [...groupByLevel(counted).entries()].flatMap(([level, edges]) => {
    // Where rooms have an order, a circle between them needs an import against it, which says more.
    if (level === "" && rules.layers) return [];
    return findCircles([...edges.values()]).map((circle) => describeCircle(rules.root, circle));
  });
}

/** The edges between the direct children of each folder: circles are searched among these. */
function groupByLevel(imports: readonly Import[]): Map<string, Map<string, FolderEdge>> {
  const levels = new Map<string, Map<string, FolderEdge>>();
  for (const it of imports) {
    const { level, from, to } = findCrossing(it);
    const edges = levels.get(level) ?? new Map<string, FolderEdge>();
    levels.set(level, edges);
    const key = `${from} ${to}`;
    const edge = edges.get(key) ?? { from, to, imports: [] };
    edges.set(key, edge);
    edge.imports.push(it);
  }
  return levels;
}

/** The deepest folder that contains both files of an import, and its two children that the import connects. */
function findCrossing(it: Import): { level: string; from: string; to: string } {
  const [from, to] = [it.from.split("/"), it.to.split("/")];
  const depth = from.findIndex((part, index) => part !== to[index]);
  return {
    level: from.slice(0, depth).join("/"),
    from: from.slice(0, depth + 1).join("/"),
    to: to.slice(0, depth + 1).join("/"),
  };
}

function describeCircle(root: string, circle: readonly FolderEdge[]): string {
  const way = [...circle, circle[0]].map((edge) => edge?.from).join(" → ");
  return [
    `${root}: ${way} is a circle, closed by`,
    ...circle.flatMap((edge) => describeEdge(root, edge)),
  ].join("\n");
}

function describeEdge(root: string, { imports }: FolderEdge): string[] {
  const shown = imports.slice(0, SHOWN_IMPORTS).map((it) => `  ${describe(root, it)}`);
  const hidden = imports.length - shown.length;
  return hidden > 0 ? [...shown, `  and ${hidden} more like these`] : shown;
}

function describe(root: string, { from, line, to }: Import): string {
  return `${root}/${from}:${line}, which imports ${to}`;
}
