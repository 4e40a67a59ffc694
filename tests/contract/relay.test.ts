import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  buildSchema,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql";

const run = promisify(execFile);
const COMPILER = createRequire(import.meta.url).resolve("relay-compiler/cli.js");
const PAGE = { first: "Int", after: "String", last: "Int", before: "String" };

const api = readFileSync(new URL("../../schema/api.graphql", import.meta.url), "utf8");
const schema = buildSchema(api);
const types = Object.values(schema.getTypeMap());
const query = schema.getQueryType();
if (!query) throw new Error("The schema has no queries");
const entities = types.filter(isObjectType).filter((type) => type.getInterfaces().some(isNode));
const lists = [query, ...entities].flatMap((type) =>
  Object.values(type.getFields())
    .filter(isPaged)
    .map((field) => ({ path: `${type.name}.${field.name}`, type, field })),
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-relay-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("Relay's server specification", () => {
  it("has its way to a node", () => {
    const { node, nodes } = query.getFields();
    expect([node, nodes].map((field) => `${field?.args.map(typed)} ${field?.type}`)).toEqual([
      "id: ID! Node",
      "ids: [ID!]! [Node]!",
    ]);
    expect(entities.length).toBeGreaterThan(20);
  });

  it("has everything with an id among its nodes, indicators too", () => {
    const identified = types.filter(isObjectType).filter((type) => "id" in type.getFields());
    expect(identified.map(({ name }) => name).sort()).toEqual(entities.map(({ name }) => name).sort());
    expect(entities.map(({ name }) => name)).toContain("Indicator");
  });

  it("has its page information", () => {
    expect(fieldsOf(schema.getType("PageInfo"))).toMatchObject({
      hasNextPage: "Boolean!",
      hasPreviousPage: "Boolean!",
      startCursor: "String",
      endCursor: "String",
    });
  });

  it.each(lists)("has pages both ways: $path", ({ field }) => {
    expect(Object.fromEntries(field.args.map(({ name, type }) => [name, String(type)]))).toMatchObject(PAGE);
    const connection = getNamedType(field.type);
    const edge = isObjectType(connection) ? getNamedType(connection.getFields()["edges"]?.type) : undefined;
    expect(fieldsOf(connection)).toMatchObject({ pageInfo: "PageInfo!" });
    expect(fieldsOf(edge)).toMatchObject({ cursor: "String!", node: expect.stringMatching(/./) });
  });

  it("is all that its compiler asks of fragments which are fetched again, and of pages", async () => {
    const sources = join(folder, "src");
    await mkdir(join(folder, "artifacts"));
    await mkdir(sources);
    await writeFile(join(folder, "schema.graphql"), api);
    const fragments = [...entities.map(printEntity), ...lists.map(printList)];
    for (const { name, text } of fragments) {
      await writeFile(join(sources, `${name}.ts`), `graphql\`${text}\`;\n`);
    }
    const config = {
      src: "./src",
      schema: "./schema.graphql",
      artifactDirectory: "./artifacts",
      language: "typescript",
    };
    await writeFile(join(folder, "relay.config.json"), JSON.stringify(config));
    await expect(compile()).resolves.not.toThrow();
    // For each fragment there is one artifact, and one for the query that fetches it again.
    const artifacts = await readdir(join(folder, "artifacts"));
    expect(artifacts).toHaveLength(fragments.length * 2);
  }, 60_000);
});

/** @throws with what the compiler says */
async function compile(): Promise<void> {
  try {
    await run(process.execPath, [COMPILER, "relay.config.json"], { cwd: folder });
  } catch (error) {
    throw new Error(error instanceof Error && "stdout" in error ? `${error.stdout}` : `${error}`);
  }
}

interface Fragment {
  readonly name: string;
  readonly text: string;
}

/** All that can be selected of the entity without arguments and without fields of its own. */
function printEntity(type: GraphQLObjectType): Fragment {
  const leaves = Object.values(type.getFields()).filter(
    (field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument),
  );
  const fields = leaves.map((field) => field.name).join(" ");
  const { name } = type;
  return {
    name,
    text: `fragment ${name}_whole on ${name} @refetchable(queryName: "${name}RefetchQuery") { ${fields} }`,
  };
}

function printList({ type, field }: (typeof lists)[number]): Fragment {
  const name = `${type.name}${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`;
  const given = field.args.filter((argument) => argument.name in PAGE || isRequiredArgument(argument));
  const definitions = given.map((argument) => `${argument.name}: { type: "${argument.type}" }`).join(" ");
  const args = given.map((argument) => `${argument.name}: $${argument.name}`).join(" ");
  return {
    name,
    text: `fragment ${name}_page on ${type.name} @argumentDefinitions(${definitions})
      @refetchable(queryName: "${name}PageQuery") {
      ${field.name}(${args}) @connection(key: "${name}_${field.name}") { edges { node { __typename } } }
    }`,
  };
}

function isNode(type: GraphQLNamedType): boolean {
  return isInterfaceType(type) && type.name === "Node";
}

function isPaged({ args }: GraphQLField<unknown, unknown>): boolean {
  return args.some(({ name }) => name === "after" || name === "before");
}

function typed({ name, type }: { readonly name: string; readonly type: unknown }): string {
  return `${name}: ${type}`;
}

function fieldsOf(type: GraphQLNamedType | undefined): Record<string, string> {
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  return Object.fromEntries(fields.map((field) => [field.name, String(field.type)]));
}
