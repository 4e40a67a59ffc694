import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CompositionConflicts, composeSubgraphs } from "@hub/schema/composition/compose";
import { type DayOfChanges, partsOf, type SchemaChange } from "@hub/schema/composition/schema-changes";
import { readSubgraphs } from "@hub/schema/composition/subgraph-files";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { buildSchema } from "graphql";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const REMEDY = "run `npm run compose` and commit what it writes";
/** Members in this repository; others are in `schema/subgraphs` as `npm run fetch-schema` has written them. */
const members = readdirSync(join(ROOT, "services")).filter((name) => {
  const manifest: { scripts?: Record<string, string> } = JSON.parse(
    readFileSync(join(ROOT, "services", name, "package.json"), "utf8"),
  );
  return manifest.scripts?.["print-schema"] !== undefined;
});

describe("the committed schema", () => {
  let scratch: string;
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), "hub-schema-"));
  });
  afterAll(() => rmSync(scratch, { recursive: true }));

  it("has a subgraph of every member's workspace", () => {
    expect(readSubgraphs().map(({ name }) => name)).toEqual(expect.arrayContaining(members));
  });

  it.each(members)("is what the code of %s prints", (member) => {
    const printed = join(scratch, `${member}.graphql`);
    execFileSync(process.execPath, [
      join(ROOT, "services", member, "dist/main.js"),
      "--print-schema",
      printed,
    ]);
    const committed = readFileSync(join(ROOT, "schema/subgraphs", `${member}.graphql`), "utf8");
    expect({ remedy: REMEDY, sdl: committed }).toEqual({
      remedy: REMEDY,
      sdl: readFileSync(printed, "utf8"),
    });
  });

  it("is what the subgraphs compose to", () => {
    const { supergraph, api } = composeSubgraphs(readSubgraphs());
    expect({ remedy: REMEDY, sdl: readFileSync(join(ROOT, "schema/supergraph.graphql"), "utf8") }).toEqual({
      remedy: REMEDY,
      sdl: supergraph,
    });
    expect({ remedy: REMEDY, sdl: readFileSync(join(ROOT, "schema/api.graphql"), "utf8") }).toEqual({
      remedy: REMEDY,
      sdl: api,
    });
  });
});

describe("the recorded changes of the schema", () => {
  it("name what the schema has now, with its type, and as removed what it has no more", () => {
    const read = (file: string) => readFileSync(join(ROOT, "schema", file), "utf8");
    const days: readonly DayOfChanges[] = JSON.parse(read("schema-changes.json"));
    const parts = partsOf(buildSchema(read("api.graphql"), { assumeValidSDL: true }));
    const newest = new Map<string, SchemaChange>();
    for (const change of days.flatMap(({ changes }) => changes))
      if (!newest.has(change.coordinate)) newest.set(change.coordinate, change);
    const isGone = (coordinate: string) => newest.get(coordinate)?.what === "REMOVED";
    for (const { coordinate, what, is } of newest.values()) {
      const [path = "", argument] = coordinate.split("(");
      const [type = ""] = path.split(".");
      if (coordinate !== type && (isGone(type) || (argument !== undefined && isGone(path)))) continue;
      const part = parts.get(coordinate);
      if (what === "REMOVED") expect([coordinate, part]).toEqual([coordinate, undefined]);
      else if (what !== "DEPRECATED") expect([coordinate, part?.type]).toEqual([coordinate, is ?? ""]);
    }
    expect(newest.size).toBeGreaterThan(0);
  });
});

describe("the dashboard's operations", () => {
  it("are typed by the committed public schema", () => {
    const scratch = mkdtempSync(join(tmpdir(), "hub-operations-"));
    const generated = join(scratch, "operations.ts");
    execFileSync(process.execPath, [join(ROOT, "dashboard/codegen.mjs"), generated]);
    const committed = readFileSync(join(ROOT, "dashboard/src/api/generated/operations.ts"), "utf8");
    expect({ remedy: REMEDY, types: committed }).toEqual({
      remedy: REMEDY,
      types: readFileSync(generated, "utf8"),
    });
    rmSync(scratch, { recursive: true });
  });
});

describe("schemas that do not fit together", () => {
  const link =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n';

  it("are refused with the member, the file and the line of the conflict", () => {
    const compose = () =>
      composeSubgraphs([
        { name: "one", file: "one.graphql", sdl: `${link}type Query { count: Int @shareable }` },
        { name: "two", file: "two.graphql", sdl: `${link}type Query {\n  count: [String] @shareable\n}` },
      ]);
    expect(compose).toThrow(CompositionConflicts);
    expect(compose).toThrow(/two {2}two\.graphql:3 {2}Query\.count/);
  });

  it("are refused with the line of a syntax error", () => {
    expect(() => composeSubgraphs([{ name: "one", file: "one.graphql", sdl: "type Query {\n" }])).toThrow(
      /\[one\].*one\.graphql:2/,
    );
  });
});
