import { readFileSync } from "node:fs";
import { expect, it } from "@jest/globals";
import { buildSchema, getNamedType, isObjectType } from "graphql";
import { EXPORT_LISTS } from "./lists.js";

const api = buildSchema(readFileSync(new URL("../../../schema/api.graphql", import.meta.url), "utf8"));

/** All of its rows come from the one catalogue that the hub has with it. */
const CATALOGUE = "indicators";

it.each(EXPORT_LISTS.filter(({ name }) => name !== CATALOGUE))(
  "the file of $name cites the source where the list does",
  ({ field, columns }) => {
    const connection = api.getQueryType()?.getFields()[field]?.type;
    const connectionType = connection && getNamedType(connection);
    const nodes = isObjectType(connectionType) ? connectionType.getFields()["nodes"]?.type : undefined;
    const node = nodes && getNamedType(nodes);
    const hasSource = isObjectType(node) && "source" in node.getFields();
    expect(isObjectType(node)).toBe(true);
    expect(columns.some(({ key }) => key === "sourceTitle")).toBe(hasSource);
  },
);
