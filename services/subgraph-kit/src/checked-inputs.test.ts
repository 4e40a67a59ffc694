import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { type ExecutionResult, graphql } from "graphql";
import { Arg, Directive, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { describe as describeInBoth } from "./describe.js";
import { buildSubgraph, type Representation } from "./federated-schema.js";
import { IdOf } from "./ids/id-of.js";
import { type Mistake, Mistakes } from "./mistakes.js";
import { Needed } from "./needed.js";
import { DateScalar } from "./scalars.js";
import { SourceInput } from "./source.js";

@InputType()
class LineInput {
  @Field(() => String)
  text!: string;

  @IdOf("AdministrativeUnit")
  @Field(() => ID, { nullable: true })
  unitId?: string | null;

  @IdOf("Figure")
  @Field(() => ID, { nullable: true })
  figureId?: string | null;

  @Field(() => DateScalar, { nullable: true })
  on?: string | null;
}

@InputType()
class LetterInput {
  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true })
  reason?: string | null;

  @Field(() => [LineInput], { nullable: true })
  lines?: LineInput[] | null;

  @Field(() => DateScalar, { defaultValue: "2024-02-29" })
  sentOn!: string;

  @Field(() => LetterInput, { nullable: true })
  answers?: LetterInput | null;
}

@InputType()
class StampInput {
  @Needed()
  @Field(() => String, { nullable: true, description: describeInBoth("Số.", "The number.") })
  number!: string;

  @Needed()
  @Field(() => DateScalar, { nullable: true })
  on!: string;
}

@InputType()
class ParcelInput {
  @Needed()
  @Field(() => StampInput, { nullable: true })
  stamp!: StampInput;

  @Field(() => StampInput, { nullable: true })
  second?: StampInput | null;
}

@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
@ObjectType("AdministrativeUnit")
class Unit {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  code!: string;
}

@Directive('@key(fields: "id")')
@ObjectType()
class Figure {
  @Field(() => ID)
  id!: string;

  @IdOf("Figure")
  @Field(() => [ID])
  correctedIds!: string[];

  @Field(() => Unit)
  unit!: { id: string };
}

@Resolver(() => Unit)
class EchoResolver {
  @Query(() => Figure)
  async figure(@IdOf("Figure") @Arg("id", () => ID) id: string): Promise<Figure> {
    return { id, correctedIds: [LOWER], unit: { id: LOWER } };
  }

  @Query(() => String)
  units(
    @IdOf("AdministrativeUnit") @Arg("ids", () => [ID], { nullable: true }) ids: string[] | null,
    @Arg("search", () => String, { nullable: true }) search: string | null,
  ): string {
    return JSON.stringify({ ids, search });
  }

  @Mutation(() => String)
  send(
    @IdOf("AdministrativeUnit") @Arg("unitId", () => ID) unitId: string,
    @Arg("input", () => LetterInput) input: LetterInput,
  ): string {
    return JSON.stringify({ unitId, input });
  }

  @Mutation(() => Boolean)
  sendParcel(@Arg("input", () => ParcelInput) _input: ParcelInput): boolean {
    return true;
  }

  @Mutation(() => Boolean)
  cite(@Arg("sources", () => [SourceInput]) _sources: SourceInput[]): boolean {
    return true;
  }

  @Mutation(() => String)
  validate(
    @Arg("input", () => LetterInput) input: LetterInput,
    @Mistakes() mistakes: readonly Mistake[],
  ): string {
    const { sentOn: _, ...rest } = input;
    return JSON.stringify({ input: rest, fields: mistakes.map(({ field }) => field) });
  }
}

const asked: Representation[] = [];
const remember = async (representation: Representation) => {
  asked.push(representation);
  return null;
};
const { schema } = buildSubgraph({
  name: "press",
  resolvers: [EchoResolver],
  referenceResolvers: { AdministrativeUnit: remember, Figure: remember },
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
    const representations = [{ __typename: "AdministrativeUnit", id: UPPER, code: UPPER }];
    await ask(
      "query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }",
      {
        representations,
      },
    );
    // A code is a text, whatever it looks like.
    expect(asked.splice(0)).toEqual([{ __typename: "AdministrativeUnit", id: LOWER, code: UPPER }]);
  });
});

describe("a global id", () => {
  it("is a key where it comes in: in arguments, lists, input objects and representations", async () => {
    const lines = [{ text: "a", unitId: `unit_${UPPER}`, figureId: `fig_press_${LOWER}` }];
    expect(await sent({ lines }, `unit_${LOWER}`)).toMatchObject({
      unitId: LOWER,
      input: { lines: [{ unitId: LOWER, figureId: LOWER }] },
    });
    expect((await ask(UNITS, { ids: [`unit_${LOWER}`, LOWER] })).data).toEqual({
      units: JSON.stringify({ ids: [LOWER, LOWER] }),
    });
    const representations = [
      { __typename: "AdministrativeUnit", id: `unit_${LOWER}` },
      { __typename: "Figure", id: `fig_press_${LOWER}` },
      { __typename: "Figure", id: `fig_radio_${LOWER}` },
      { __typename: "Figure", id: `unit_${LOWER}` },
    ];
    await ask("query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }", {
      of: representations,
    });
    // What names nothing of this member's stays as it is, and is not found.
    expect(asked.splice(0).map(({ id }) => id)).toEqual([
      LOWER,
      LOWER,
      `fig_radio_${LOWER}`,
      `unit_${LOWER}`,
    ]);
  });

  it("is what answers have, and names the member that holds the thing where several could", async () => {
    const query = "query ($id: ID!) { figure(id: $id) { id correctedIds unit { id } } }";
    expect((await ask(query, { id: UPPER })).data).toEqual({
      figure: {
        id: `fig_press_${LOWER}`,
        correctedIds: [`fig_press_${LOWER}`],
        unit: { id: `unit_${LOWER}` },
      },
    });
  });

  it("of something else than is asked for is refused, by both names", async () => {
    const input = { title: "a", lines: [{ text: "b", unitId: `prog_${LOWER}` }] };
    expect(await refusalOf(SEND, { unitId: LOWER, input })).toBe(
      `"input.lines[0].unitId" needs an id of the type "administrative unit", which begins with "unit_"; "prog_${LOWER}" is of the type "coordination programme".`,
    );
    const other = { title: "a", lines: [{ text: "b", figureId: `fig_radio_${LOWER}` }] };
    expect(await refusalOf(SEND, { unitId: LOWER, input: other })).toBe(
      `"input.lines[0].figureId" needs the id of something that the member press holds; "fig_radio_${LOWER}" is held by another.`,
    );
  });

  it("of a kind that nobody knows is left alone", async () => {
    expect(await sent({}, `thing_${LOWER}`)).toMatchObject({ unitId: `thing_${LOWER}` });
  });
});

describe("what is wrong in an input", () => {
  it("is told at once, each with the path of its field, in both languages", async () => {
    const lines = [{ text: "\0" }, { text: "a", unitId: `prog_${LOWER}`, on: "31/02/2024" }];
    const { data, errors } = await ask(SEND, { unitId: "x".repeat(201), input: { title: " ", lines } });
    expect(data).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      mistakes: [
        { field: "input.title" },
        { field: "input.lines[0].text" },
        { field: "input.lines[1].unitId" },
        {
          field: "input.lines[1].on",
          message: {
            vi: expect.stringMatching(/^“input.lines\[1\].on”: “31\/02\/2024” không phải là Date hợp lệ; /),
            en: expect.stringMatching(/^"input.lines\[1\].on": "31\/02\/2024" is not a valid Date; /),
          },
        },
        { field: "unitId" },
      ],
    });
    expect(errors?.[0]?.message).toMatch(/“input.title” .+ “unitId” .+ \/ "input.title" .+ "unitId" /s);
  });

  it("is that something is missing which GraphQL does not demand, within what is there, and where all of it is needed", async () => {
    const source = "mutation ($input: ParcelInput!) { sendParcel(input: $input) }";
    const { errors } = await ask(source, { input: { second: { number: " ", on: null } } });
    expect(errors?.[0]?.extensions["mistakes"]).toEqual([
      {
        field: "input.stamp.number",
        message: {
          vi: "Thiếu “input.stamp.number”; hãy điền: số.",
          en: '"input.stamp.number" is missing; fill it in: the number.',
        },
      },
      {
        field: "input.stamp.on",
        message: {
          vi: "Thiếu “input.stamp.on”; hãy điền.",
          en: '"input.stamp.on" is missing; fill it in.',
        },
      },
      { field: "input.second.number", message: expect.anything() },
      { field: "input.second.on", message: expect.anything() },
    ]);
    const stamp = { number: "1", on: "2024-02-29" };
    expect((await ask(source, { input: { stamp } })).errors).toBeUndefined();
    expect((await ask(source, { input: { stamp, second: null } })).errors).toBeUndefined();
  });

  it("is told of twenty at most", async () => {
    const { errors } = await ask(UNITS, { ids: Array(1_000).fill("x".repeat(201)) });
    expect(errors?.[0]?.extensions["mistakes"]).toHaveLength(20);
  });

  it("is found in what a document says itself", async () => {
    const source = `mutation { send(unitId: "${LOWER}", input: { title: "a", lines: [{ text: "b", on: 20240229 }] }) }`;
    expect(await refusalOf(source, {})).toContain(`"input.lines[0].on": "20240229" is not a valid Date`);
  });

  it("leaves what lies within out of what a resolver gets that takes mistakes", async () => {
    const source = "mutation ($input: LetterInput!) { validate(input: $input) }";
    const lines = [{ text: "a", on: "31/02/2024" }];
    const answers = { title: "a", sentOn: "hôm qua" };
    const { data, errors } = await ask(source, { input: { title: "", reason: "\0", lines, answers } });
    expect(errors).toBeUndefined();
    expect(JSON.parse(String(data?.["validate"]))).toEqual({
      input: { title: "", reason: "", lines: [{ text: "a", on: null }], answers: null },
      fields: ["input.title", "input.reason", "input.lines[0].on", "input.answers.sentOn"],
    });
  });

  it("is found in a source, whoever takes one: it can be found by somebody, and has been published", async () => {
    const source = "mutation ($sources: [SourceInput!]!) { cite(sources: $sources) }";
    const sources = [
      { title: "Bài báo", url: "bài báo" },
      { locator: "đoạn 3", publishedAt: "2999-01-01" },
      { title: "Bài báo", publishedAt: "hôm qua" },
      { document: { number: "89/QĐ-TTg" }, url: "https://example.vn", publishedAt: "2020-10-30" },
    ];
    const { errors } = await ask(source, { sources });
    expect(errors?.[0]?.extensions).toMatchObject({
      mistakes: [
        { field: "sources[0].url" },
        { field: "sources[1]" },
        { field: "sources[1].publishedAt" },
        { field: "sources[2].publishedAt" },
      ],
    });
    expect((await ask(source, { sources: sources.slice(3) })).errors).toBeUndefined();
  });

  it("is refused where nothing is left for the resolver", async () => {
    const { errors } = await ask('mutation { validate(input: { title: "a", sentOn: "hôm qua" }) }', {});
    expect(errors?.[0]?.extensions).toMatchObject({ mistakes: [{ field: "input.sentOn" }] });
  });
});

describe("a list in a query", () => {
  it("is refused when it is empty and may be left out", async () => {
    const message = await refusalOf(UNITS, { ids: [] });
    expect(message).toBe(
      '"ids" is an empty list, which nothing can meet; leave "ids" out to have all, or name one value at least.',
    );
    for (const variables of [{}, { ids: null }])
      expect((await ask(UNITS, variables)).data).toEqual({ units: JSON.stringify(variables) });
  });

  it("may be empty in what is written", async () => {
    expect(await sent({ lines: [] })).toMatchObject({ input: { lines: [] } });
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
    expect(await refusalOf(source, { of: [{ __typename: "AdministrativeUnit", code: text }] })).toContain(
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
