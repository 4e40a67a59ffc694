import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSupergraph } from "@hub/gateway/supergraph/supergraph";
import { beforeAll, expect, it } from "@jest/globals";
import { getNamedType, getNullableType, isListType, isObjectType, isRequiredArgument } from "graphql";
import { ask } from "../support/ask.js";
import { type HubToRead, shareHub } from "../support/share-hub.js";

const { publicSchema } = parseSupergraph(
  readFileSync(join(import.meta.dirname, "../../schema/supergraph.graphql"), "utf8"),
);

/** What lists must be told besides, by their names. */
const REQUIRED: Readonly<Record<string, string>> = { search: 'text: "gia lâm", ' };

/** Every argument of a list of the hub that is a list itself. */
const ARGUMENTS = Object.values(publicSchema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
  const type = getNamedType(field.type);
  const isPaged = isObjectType(type) && "nodes" in type.getFields();
  const lists = field.args.filter((argument) => isListType(getNullableType(argument.type)));
  return isPaged ? lists.map(({ name }) => [field.name, name] as const) : [];
});

let hub: HubToRead;
beforeAll(async () => {
  hub = await shareHub();
}, 120_000);

it("knows what lists require", () => {
  const fields = publicSchema.getQueryType()?.getFields() ?? {};
  const required = new Set(
    ARGUMENTS.map(([field]) => field).filter((field) => fields[field]?.args.some(isRequiredArgument)),
  );
  expect([...required]).toEqual(Object.keys(REQUIRED));
  expect(ARGUMENTS.length).toBeGreaterThan(10);
});

it.each(ARGUMENTS)(
  "%s is refused in one sentence with an empty list of %s, and has all with null",
  async (field, argument) => {
    const list = (value: string) =>
      ask(
        hub,
        `{ ${field}(${REQUIRED[field] ?? ""}${argument}: ${value}, first: 1) { nodes { __typename } } }`,
      );
    const { errors } = await list("[]");
    expect(errors).toMatchObject([{ path: [field], extensions: { code: "BAD_USER_INPUT" } }]);
    expect(errors?.[0]?.message).toContain(`“${argument}” là danh sách trống`);
    expect((await list("null")).data[field].nodes).toHaveLength(1);
  },
);

it("a search for nothing is refused, too", async () => {
  for (const text of ["", "   ", "\u200b"]) {
    const { errors } = await ask(hub, "query ($text: String!) { search(text: $text) { nodes { kind } } }", {
      variables: { text },
    });
    expect(errors?.[0]?.message).toContain('"text" is blank');
  }
});
