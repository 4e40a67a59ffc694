import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { buildSchema, getNamedType, isInterfaceType, isObjectType } from "graphql";

const api = buildSchema(readFileSync(new URL("../../schema/api.graphql", import.meta.url), "utf8"));

test("whatever has a source points to a record, never to a text alone", () => {
  const others = Object.values(api.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    const source = type.getFields()["source"];
    return source && getNamedType(source.type).name !== "Source" ? [type.name] : [];
  });
  expect(others).toEqual([]);
});
