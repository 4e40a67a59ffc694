import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeSubgraphs } from "@hub/schema/composition/compose";
import { beforeEach, describe, expect, it } from "@jest/globals";
import { ConfigProblem, readConfig } from "../config/read-config.js";
import { parseSupergraph } from "./supergraph.js";

const IMPORTS =
  '"@key", "@authenticated", "@requiresScopes", "@policy", "@context", "@fromContext", "@tag", "@inaccessible", "@cost"';

let file: string;

beforeEach(async () => {
  file = join(await mkdtemp(join(tmpdir(), "unmet-demands-")), "supergraph.graphql");
});

function composed(fields: string): string {
  const sdl = `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${IMPORTS}])
    type Query { ${fields} }`;
  return composeSubgraphs([{ name: "one", file: "one.graphql", sdl }]).supergraph;
}

/** What the gateway says instead of starting; undefined when it starts. */
async function refusalOf(supergraph: string, ...flags: string[]): Promise<string | undefined> {
  await writeFile(file, supergraph);
  try {
    await readConfig(["--supergraph", file, ...flags], {});
    return undefined;
  } catch (error) {
    if (!(error instanceof ConfigProblem)) throw error;
    return error.message;
  }
}

describe("a supergraph that promises what the gateway does not keep", () => {
  it("is not refused for rules of who may read what: the gateway keeps them, unless others do", async () => {
    const supergraph = composed('secret: ID @authenticated told: ID @policy(policies: [["public"]])');
    expect(await refusalOf(supergraph)).toBeUndefined();
    expect(await refusalOf(supergraph, "--access-enforced-elsewhere", "true")).toBeUndefined();
  });

  it("is refused when it would take another's place", async () => {
    await writeFile(file, composed("open: ID"));
    const config = await readConfig(["--supergraph", file], {});
    const linked = composed("open: ID").replace(
      "schema ",
      'schema @link(url: "https://specs.apollo.dev/connect/v0.2", for: EXECUTION) ',
    );
    expect(() => config?.membersOf(parseSupergraph(linked))).toThrow("which this gateway does not have");
  });

  it("is refused when it needs a specification that the gateway does not have", async () => {
    const linked = composed("open: ID").replace(
      "schema ",
      'schema @link(url: "https://specs.apollo.dev/connect/v0.2", for: EXECUTION) ',
    );
    expect(await refusalOf(linked)).toContain(
      "The supergraph needs https://specs.apollo.dev/connect for EXECUTION, which this gateway does not have",
    );
  });

  it("is none when all that it links is kept, or only describes", async () => {
    const fields = 'open: ID @tag(name: "a") @cost(weight: 2) hidden: ID @inaccessible';
    expect(await refusalOf(composed(fields))).toBeUndefined();
  });
});
