import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { parseSync } from "@swc/core";

/** An import between two files of a source tree. Paths are relative to its root. */
export interface Import {
  readonly from: string;
  readonly line: number;
  readonly to: string;
}

/** Tests and what only they use may import from anywhere. */
const NOT_CHECKED = /\.test\.tsx?$|\.d\.ts$|(^|\/)testing(\/|\.ts$)/;

/** The TypeScript files of a source tree, without tests and what only they use. */
export function listSources(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((path) => path.split(sep).join("/"))
    .filter((path) => /\.tsx?$/.test(path) && !NOT_CHECKED.test(path))
    .sort();
}

/** The imports of a file from its own source tree. Type imports count: they are knowledge, too. */
export function readImports(root: string, file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...new Set(findSpecifiers(text, file))]
    .filter((specifier) => specifier.startsWith("."))
    .flatMap((specifier) => {
      const to = resolveSource(root, file, specifier);
      return to === undefined ? [] : [{ from: file, line: lineOf(text, specifier), to }];
    });
}

function findSpecifiers(text: string, file: string): string[] {
  const tsx = file.endsWith(".tsx");
  const program = parseSync(text, { syntax: "typescript", tsx, decorators: true, target: "es2024" });
  const specifiers: string[] = [];
  visit(program.body, (node) => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) specifiers.push(specifier);
  });
  return specifiers;
}

type SyntaxNode = Readonly<Record<string, unknown>>;

function visit(value: unknown, look: (node: SyntaxNode) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, look);
  } else if (isNode(value)) {
    look(value);
    for (const key in value) visit(value[key], look);
  }
}

/** The module named by an import, a re-export, `import("…")` or the type `import("…").T`. */
function specifierOf(node: SyntaxNode): string | undefined {
  switch (node["type"]) {
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      return textOf(node["source"]);
    case "TsImportType":
      return textOf(node["argument"]);
    case "CallExpression":
      return isDynamicImport(node) ? textOf(firstArgument(node)) : undefined;
    default:
      return undefined;
  }
}

function isDynamicImport(call: SyntaxNode): boolean {
  return isNode(call["callee"]) && call["callee"]["type"] === "Import";
}

function firstArgument(call: SyntaxNode): unknown {
  const [first] = Array.isArray(call["arguments"]) ? call["arguments"] : [];
  return isNode(first) ? first["expression"] : undefined;
}

function textOf(literal: unknown): string | undefined {
  return isNode(literal) && typeof literal["value"] === "string" ? literal["value"] : undefined;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null;
}

/** The source file behind "./x.js", "./x" or "./x.tsx"; undefined for style sheets and files outside the tree. */
function resolveSource(root: string, file: string, specifier: string): string | undefined {
  const path = join(root, dirname(file), specifier);
  const stem = path.replace(/\.jsx?$/, "");
  const found = [path, `${stem}.ts`, `${stem}.tsx`].find((it) => /\.tsx?$/.test(it) && existsSync(it));
  const inside = found && relative(root, found).split(sep).join("/");
  return inside === undefined || inside.startsWith("../") ? undefined : inside;
}

function lineOf(text: string, specifier: string): number {
  return text.slice(0, text.indexOf(`"${specifier}"`)).split("\n").length;
}
