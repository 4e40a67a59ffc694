import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "@jest/globals";
import {
  buildSchema,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
} from "graphql";
import { ask } from "../support/ask.js";
import { shareHub } from "../support/share-hub.js";

const api = buildSchema(readFileSync(new URL("../../schema/api.graphql", import.meta.url), "utf8"));
const PAGE = `query ($after: String) { changes(first: 200, after: $after) {
  nodes { kind change { changed { field } } } pageInfo { hasNextPage endCursor }
} }`;

/** Every field that a history of the demonstration names, as `Type.path`, with list places as `0`. */
const named = new Set<string>();

beforeAll(async () => {
  const hub = await shareHub();
  let after: string | null = null;
  do {
    const { data, errors } = await ask(hub, PAGE, { variables: { after } });
    expect(errors).toBeUndefined();
    for (const { kind, change } of data.changes.nodes)
      for (const { field } of change?.changed ?? []) named.add(`${kind}.${field.replace(/\.\d+/g, ".0")}`);
    after = data.changes.pageInfo.hasNextPage ? data.changes.pageInfo.endCursor : null;
  } while (after !== null);
}, 120_000);

describe("what a history says has changed", () => {
  it("is told of every type that has a history, but for rights", () => {
    const changeable = api.getType("Changeable");
    const types = isInterfaceType(changeable) ? api.getPossibleTypes(changeable).map(({ name }) => name) : [];
    const told = new Set([...named].map((path) => path.split(".")[0]));
    // Nobody has agreed or reported yet in the demonstration, and who may do what is nobody's to follow.
    expect(types.filter((type) => !told.has(type))).toEqual(["SharingAgreement", "Report", "Right"]);
  });

  it("are fields of the schema, by the names and paths by which they are asked for", () => {
    expect([...named].filter((path) => !isPath(path)).sort()).toEqual([]);
  });
});

/** Whether the path leads from the type to a value, through objects and places in lists. */
function isPath(path: string): boolean {
  const [typeName = "", ...names] = path.split(".");
  let type: GraphQLOutputType | undefined;
  let parent = api.getType(typeName);
  for (const name of names) {
    const nullable = type && getNullableType(type);
    if (isListType(nullable) && name === "0") {
      type = nullable.ofType;
      continue;
    }
    if (isListType(nullable) || !isObjectType(parent)) return false;
    type = parent.getFields()[name]?.type;
    if (!type) return false;
    parent = getNamedType(type);
  }
  return type !== undefined && !isListType(getNullableType(type)) && !isObjectType(getNamedType(type));
}
