import { readFileSync } from "node:fs";
import { en } from "@hub/schema/words/en";
import { vi } from "@hub/schema/words/vi";
import { describe, expect, it } from "@jest/globals";
import {
  buildSchema,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInterfaceType,
  isListType,
  isObjectType,
} from "graphql";
import { EXPORT_LISTS } from "./lists.js";

const api = buildSchema(readFileSync(new URL("../../../schema/api.graphql", import.meta.url), "utf8"));

/** The type of the field at the path below the elements of the list. */
function typeAt(list: string, path: string): GraphQLOutputType | undefined {
  let type = api.getQueryType()?.getFields()[list]?.type;
  const hasPages = !isListType(type && getNullableType(type));
  for (const name of [...(hasPages ? ["nodes"] : []), ...path.split(".")]) {
    const named = type && getNamedType(type);
    type = isObjectType(named) || isInterfaceType(named) ? named.getFields()[name]?.type : undefined;
  }
  return type;
}

/** All columns with the path of what each shows by itself. */
const COLUMNS = EXPORT_LISTS.flatMap(({ name, field, columns }) =>
  columns.map(({ key, reads }) => ({ name, field, key, path: reads.length === 1 ? (reads[0] ?? "") : "" })),
);

it.each(EXPORT_LISTS)("the file of $name cites the source where the list does", ({ field, columns }) => {
  expect(typeAt(field, columns[0]?.reads[0] ?? "")).toBeDefined();
  const hasSource = [typeAt(field, "source"), typeAt(field, "versions.source")].some(Boolean);
  expect(columns.some(({ key }) => key === "sourceTitle")).toBe(hasSource);
});

describe("a code of the schema", () => {
  const codes = COLUMNS.filter(({ field, path }) => isEnumType(getNamedType(typeAt(field, path))));

  it.each(codes.filter(({ key }) => !key.endsWith("Name")))(
    "stands with its words beside it: $key in $name",
    ({ name, key, path }) => {
      const beside = codes.find((column) => column.name === name && column.key === `${key}Name`);
      expect(beside?.path).toBe(path);
    },
  );

  it.each([
    ["vi", vi],
    ["en", en],
  ] as const)("has words for each of its values (%s)", (_, words) => {
    const enums = new Set(codes.map(({ field, path }) => getNamedType(typeAt(field, path))));
    expect(enums.size).toBeGreaterThan(15);
    for (const type of enums) {
      const told = Object.entries(words).find(([name]) => name === type?.name)?.[1] ?? {};
      const values = isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
      expect([type?.name, Object.keys(told).toSorted()]).toEqual([type?.name, values.toSorted()]);
    }
  });

  it.each(["rule", "kind"])("has words where the schema has a text: the %s of a finding", (key) => {
    const { columns = [] } = EXPORT_LISTS.find(({ name }) => name === "findings") ?? {};
    expect(columns.map((column) => column.key)).toEqual(expect.arrayContaining([key, `${key}Name`]));
  });
});

it("a code that has no words yet leaves the cell of words empty", () => {
  const { columns = [] } = EXPORT_LISTS.find(({ name }) => name === "findings") ?? {};
  const cellOf = (key: string, node: Readonly<Record<string, string>>) =>
    columns.find((column) => column.key === key)?.cell(node, "en");
  expect(cellOf("ruleName", { rule: "INCOMPLETE_PARTIES" })).toBe("Not all signatories are named");
  expect(cellOf("ruleName", { rule: "OF_ANOTHER_MEMBER" })).toBeNull();
  expect(cellOf("rule", { rule: "OF_ANOTHER_MEMBER" })).toBe("OF_ANOTHER_MEMBER");
});
