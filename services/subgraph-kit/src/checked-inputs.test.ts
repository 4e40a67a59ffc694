import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { type ExecutionResult, graphql } from "graphql";
import { Arg, Directive, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { buildSubgraph, type Representation } from "./federated-schema.js";

@InputType()
class LineInput {
  @Field(() => String)
  text!: string;

  @Field(() => ID, { nullable: true })
  unitId?: string | null;
}

@InputType()
class LetterInput {
  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true })
  reason?: string | null;

  @Field(() => [LineInput], { nullable: true })
  lines?: LineInput[] | null;

  @Field(() => LetterInput, { nullable: true })
  answers?: LetterInput | null;
}

@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
@ObjectType()
class Unit {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  code!: string;
}

@Resolver(() => Unit)
class EchoResolver {
  @Query(() => String)
  units(
    @Arg("ids", () => [ID], { nullable: true }) ids: string[] | null,
    @Arg("search", () => String, { nullable: true }) search: string | null,
  ): string {
    return JSON.stringify({ ids, search });
  }

  @Mutation(() => String)
  send(@Arg("unitId", () => ID) unitId: string, @Arg("input", () => LetterInput) input: LetterInput): string {
    return JSON.stringify({ unitId, input });
  }
}

const asked: Representation[] = [];
const { schema } = buildSubgraph({
  resolvers: [EchoResolver],
  orphanedTypes: [Unit],
  referenceResolvers: {
    Unit: async (representation) => {
      asked.push(representation);
      return null;
    },
  },
});

const UPPER = "0F8FAD5B-D9CB-469F-A165-70867728950E";
const LOWER = UPPER.toLowerCase();

const SEND = "mutation ($unitId: ID!, $input: LetterInput!) { send(unitId: $unitId, input: $input) }";
const UNITS = "query ($ids: [ID!], $search: String) { units(ids: $ids, search: $search) }";

function ask(source: string, variableValues: Record<string, unknown>): Promise<ExecutionResult> {
  return graphql({ schema, source, variableValues });
}

async function sent(input: object, unitId = LOWER): Promise<unknown> {
  const { data, errors } = await ask(SEND, { unitId, input: { title: "Thư", ...input } });
  expect(errors).toBeUndefined();
  return JSON.parse(String(data?.["send"]));
}

async function refusalOf(source: string, variables: Record<string, unknown>): Promise<string> {
  const { errors } = await ask(source, variables);
  expect(errors?.[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
  return errors?.[0]?.message.split(" / ")[1] ?? "";
}

describe("an identifier with several spellings", () => {
  it("has one where it comes in: in arguments, lists, input objects and representations", async () => {
    expect(await sent({ lines: [{ text: "a", unitId: UPPER }] }, UPPER)).toMatchObject({
      unitId: LOWER,
      input: { lines: [{ unitId: LOWER }] },
    });
    expect((await ask(UNITS, { ids: [UPPER, LOWER, "No UUID"] })).data).toEqual({
      units: JSON.stringify({ ids: [LOWER, LOWER, "No UUID"] }),
    });
    const representations = [{ __typename: "Unit", id: UPPER, code: UPPER }];
    await ask(
      "query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }",
      {
        representations,
      },
    );
    // A code is a text, whatever it looks like.
    expect(asked.splice(0)).toEqual([{ __typename: "Unit", id: LOWER, code: UPPER }]);
  });
});

describe("what the database cannot keep", () => {
  it.each([
    ["U+0000", "\0"],
    ["U+D83D", "\uD83D"],
    ["U+DE00", "a\uDE00b"],
  ])("is refused with the argument's name: %s", async (name, text) => {
    const unitId = LOWER;
    expect(await refusalOf(UNITS, { search: text })).toContain(`"search" holds a character`);
    expect(await refusalOf(UNITS, { ids: [LOWER, text] })).toContain(`"ids[1]"`);
    expect(await refusalOf(SEND, { unitId: text, input: { title: "a" } })).toContain(`"unitId"`);
    const nested = { title: "a", answers: { title: "b", lines: [{ text: "c" }, { text }] } };
    const refusal = await refusalOf(SEND, { unitId, input: nested });
    expect(refusal).toContain(`"input.answers.lines[1].text"`);
    expect(refusal).toContain(`(${name})`);
    const source = "query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }";
    expect(await refusalOf(source, { of: [{ __typename: "Unit", code: text }] })).toContain(
      `"representations.code"`,
    );
    expect(asked).toEqual([]);
  });

  it("does not touch a whole surrogate pair", async () => {
    expect(await sent({ reason: "Tốt 😀" })).toMatchObject({ input: { reason: "Tốt 😀" } });
  });
});

describe("a text", () => {
  it("is stored in one form: NFC, without space around it, its lines ended alike", async () => {
    const title = "  Báo cáo\r\ntổng kết\u00A0\n".normalize("NFD");
    expect(await sent({ title })).toMatchObject({ input: { title: "Báo cáo\ntổng kết" } });
    expect((await ask(UNITS, { search: " Hòa ".normalize("NFD") })).data).toEqual({
      units: JSON.stringify({ search: "Hòa" }),
    });
  });

  it.each([
    ["ESC", "\u001B[31m", "U+001B"],
    ["a control of the upper half", "a\u0085b", "U+0085"],
    ["a right-to-left override", "Hội \u202E3202", "U+202E"],
    ["an isolate", "\u2066a\u2069", "U+2066"],
    ["a mark", "a\u200Fb", "U+200F"],
  ])("has no %s", async (_, title, name) => {
    expect(await refusalOf(SEND, { unitId: LOWER, input: { title } })).toBe(
      `"input.title" holds a character that no text may have (${name}); take it out.`,
    );
  });

  it("has an end", async () => {
    const input = { title: "a", reason: "á".repeat(10_001) };
    expect(await refusalOf(SEND, { unitId: LOWER, input })).toBe(
      `"input.reason" has 10001 characters; use at most 10000.`,
    );
    expect(await refusalOf(UNITS, { ids: ["9".repeat(201)] })).toContain(`"ids[0]" has 201`);
  });

  it("is not blank in a mutation where it is required, and counts as left out where it is not", async () => {
    expect(await refusalOf(SEND, { unitId: LOWER, input: { title: " \u00A0\n" } })).toBe(
      `"input.title" is blank; write something.`,
    );
    expect(await sent({ reason: "   " })).toMatchObject({ input: { reason: null } });
    expect((await ask(UNITS, { search: " " })).errors).toBeUndefined();
  });

  it("is blank where nothing of it can be seen", async () => {
    const unseen = " \u200B\u2060\u00AD\uFEFF\u3164";
    expect(await refusalOf(SEND, { unitId: LOWER, input: { title: unseen } })).toContain("is blank");
    expect(await sent({ reason: unseen })).toMatchObject({ input: { reason: null } });
    expect(await sent({ reason: `gia\u00ADđình` })).toMatchObject({ input: { reason: "gia\u00ADđình" } });
  });
});
