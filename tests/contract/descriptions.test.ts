import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { Kind, parse, type StringValueNode, visit } from "graphql";

const SCHEMA = new URL("../../schema/", import.meta.url);
/** What the hub itself adds names the members' types again; the composed schema has their descriptions. */
const HUB_SUBGRAPH = "live.graphql";
const files = readdirSync(new URL("subgraphs/", SCHEMA))
  .filter((file) => file.endsWith(".graphql") && file !== HUB_SUBGRAPH)
  .map((file) => `subgraphs/${file}`);

/** A Vietnamese line and an English one, each a text of its own. */
function isBilingual(description: StringValueNode | undefined): boolean {
  const lines = (description?.value ?? "").split("\n").map((line) => line.trim());
  return lines.length === 2 && lines.every((line) => line !== "") && lines[0] !== lines[1];
}

/** The coordinates (`Type.field(argument:)`) of whatever lacks a description in both languages. */
function undescribed(sdl: string): string[] {
  const missing: string[] = [];
  const path: string[] = [];
  visit(parse(sdl), {
    enter(node) {
      if (!("description" in node)) return undefined;
      // The root types belong to no one member; their fields are described.
      const isRoot = "name" in node && /^(Query|Mutation|Subscription)$/.test(node.name?.value ?? "");
      // Composition drops the descriptions of directives; a client sees none of them applied.
      if (node.kind === Kind.DIRECTIVE_DEFINITION || node.kind === Kind.SCHEMA_DEFINITION) return false;
      path.push("name" in node ? (node.name?.value ?? "") : "");
      const isDescribed = isBilingual(node.description);
      if (!isDescribed && !isRoot) missing.push(path.join("."));
      return undefined;
    },
    leave(node) {
      if ("description" in node) path.pop();
    },
  });
  return missing;
}

describe.each([...files, "api.graphql"])("schema/%s", (file) => {
  it("describes every type, field, argument and value in Vietnamese and English", () => {
    expect(undescribed(readFileSync(new URL(file, SCHEMA), "utf8"))).toEqual([]);
  });
});

describe("the check for descriptions", () => {
  it("finds what is described in one language, or not at all", () => {
    const sdl = `
      "Một.\\nOne."
      type A { "Chỉ tiếng Việt." a: Int  b("Hai.\\nTwo." c: Int, d: Int): Int  "Ba.\\nThree." e: B }
      enum B { "Bốn.\\nFour." X  Y }
    `;
    expect(undescribed(sdl)).toEqual(["A.a", "A.b", "A.b.d", "B", "B.Y"]);
  });
});
