import { type RunningPipeline, startPipeline } from "@hub/gateway-fixtures/pipeline";
import { FEDERATION_LINK, type Subgraph } from "@hub/gateway-fixtures/subgraph";
import { afterEach, describe, expect, it } from "@jest/globals";

let pipeline: RunningPipeline | undefined;
afterEach(async () => {
  await pipeline?.[Symbol.asyncDispose]();
});

const USERS: Subgraph = {
  name: "users",
  sdl: `${FEDERATION_LINK} scalar Any
    type Query { users: [User!]! }
    type User @key(fields: "email") { email: Any! }
  `,
};

/** A member with an entity whose nickname is its key and the key it comes back with. */
function names(sdl: string): Subgraph {
  return {
    name: "names",
    sdl: `${sdl} scalar Any type Query { names: [String] }`,
    entities: { User: ({ email }) => ({ nickname: JSON.stringify(email) }) },
    resolvers: {
      User: {
        email: () => {
          throw new Error("this member is told the key and does not have it");
        },
      },
    },
  };
}

async function start(member: Subgraph, keys: string, attachesOtherKeys?: boolean): Promise<RunningPipeline> {
  const running = await startPipeline([USERS, member], { members: { names: { attachesOtherKeys } } });
  const users = keys.split(" ").map((email) => `{"__typename":"User","email":${email}}`);
  running.server("users").answerWith((_, response) => response.end(`{"data":{"users":[${users}]}}`));
  pipeline = running;
  return running;
}

const QUERY = "{ users { nickname } }";

describe("a key that is external to a member", () => {
  it.each([
    [
      "in a type",
      `${FEDERATION_LINK} type User @key(fields: "email") { email: Any! @external nickname: String }`,
    ],
    [
      "in an extension",
      `${FEDERATION_LINK.replace('"@key"', '"@key", "@extends"')}
        type User @extends @key(fields: "email") { email: Any! @external nickname: String }`,
    ],
  ])("proves nothing and is not asked for: %s", async (_, sdl) => {
    const { ask, server } = await start(names(sdl), '"an@x.vn" "binh@x.vn"');
    expect(await ask(QUERY)).toEqual({
      data: { users: [{ nickname: '"an@x.vn"' }, { nickname: '"binh@x.vn"' }] },
    });
    expect(server("names").requests[0]?.query).not.toContain("email");
  });

  it("still points to nothing where it is null", async () => {
    const sdl = `${FEDERATION_LINK} type User @key(fields: "email") { email: Any! @external nickname: String }`;
    const { ask, server } = await start(names(sdl), "null");
    await ask(QUERY);
    expect(server("names").requests).toEqual([]);
  });
});

describe("the key that an entity comes back with", () => {
  const SDL = `${FEDERATION_LINK} type User @key(fields: "email") { email: Any! nickname: String }`;

  /** Asked for these keys, the member answers with those. */
  async function answered(asked: string, given: string, attachesOtherKeys?: boolean) {
    const running = await start(names(SDL), asked, attachesOtherKeys);
    const entities = given.split(" ").map((key, index) => `{"_hub_key_email":${key},"nickname":"${index}"}`);
    running.server("names").answerWith((_, response) => response.end(`{"data":{"_entities":[${entities}]}}`));
    return running.ask(QUERY);
  }

  it.each([
    ["an object with its fields in another order", '{"a":1,"b":[2,null]}', '{"b":[2,null],"a":1}'],
    ["text for a number", "7", '"7"'],
    ["a number for text", '"7"', "7"],
    ["text for a number that JavaScript cannot hold", "9007199254740993", '"9007199254740993"'],
    ["text for a whole number in another spelling", "7.0", '"7"'],
    ["a whole number in another spelling for text", '"700"', "7e2"],
    ["a decimal in another spelling", "1.10", "1.1"],
    ["a decimal of an object in another spelling", '{"a":1.10}', '{"a":11e-1}'],
    ["an integer in another spelling", "1e3", "1000"],
  ])("may be %s", async (_, asked, given) => {
    expect(await answered(asked, given)).toEqual({ data: { users: [{ nickname: "0" }] } });
  });

  it.each([
    ["a number that differs where JavaScript sees no difference", "9007199254740993", "9007199254740992"],
    ["text for a decimal", '"7"', "7.5"],
    ["text in another case", '"A3C8"', '"a3c8"'],
    ["text with other digits", '"2026-11-27T00:00:00.100000+07:00"', '"2026-11-27T00:00:00.1+07:00"'],
    ["an object with another value", '{"a":1}', '{"a":2}'],
    ["an object with another field", '{"a":1}', '{"a":1,"b":null}'],
    ["null", "1", "null"],
  ])("is another one when it is %s", async (_, asked, given) => {
    const { data, errors } = await answered(`${asked} "same"`, `${given} "same"`);
    expect(data).toEqual({ users: [{ nickname: null }, { nickname: "1" }] });
    expect(errors).toEqual([
      {
        message: `Thành viên “names” trả lời không dùng được / Member "names" was asked for the User with email ${asked} and answered one with ${given}`,
        path: ["users", 0, "nickname"],
        extensions: { code: "SUBGRAPH_INVALID_RESPONSE", member: "names" },
      },
    ]);
  });

  it("may be another one where the member's settings say so, with a warning", async () => {
    expect(await answered('"old-id" "same"', '"new-id" "same"', true)).toEqual({
      data: { users: [{ nickname: "0" }, { nickname: "1" }] },
    });
    const warnings = pipeline?.log.filter((line) => line.includes("new-id"));
    expect(warnings).toEqual([expect.stringContaining('was asked for the User with email \\"old-id\\"')]);
  });
});

describe("a variable of the client's", () => {
  it.each(["representations", "__batch_reps_0", "_hub_literal_0", "_hub_client_representations"])(
    "may be called $%s",
    async (name) => {
      const subgraphs: readonly Subgraph[] = [
        {
          name: "reports",
          sdl: `${FEDERATION_LINK} type Query { report(id: ID!): Report } type Report @key(fields: "id") { id: ID! }`,
          resolvers: {
            Query: { report: (_, { id }) => ({ id }) },
          },
        },
        {
          name: "titles",
          sdl: `${FEDERATION_LINK} type Query { titles: [String] } type Report @key(fields: "id") { id: ID! title(of: String): String }`,
          entities: { Report: ({ id }) => ({ id }) },
          resolvers: {
            Report: {
              title: ({ id }, { of }) => `${id} ${of}`,
            },
          },
        },
      ];
      pipeline = await startPipeline(subgraphs);
      const ofEntities = `query ($${name}: String) { report(id: "r1") { title(of: $${name}) } }`;
      expect(await pipeline.ask(ofEntities, { [name]: "x" })).toEqual({
        data: { report: { title: "r1 x" } },
      });
      const query = `query ($${name}: ID!, $text: String, $no: Boolean = false) {
        a: report(id: $${name}) { title(of: $text) }
        b: report(id: 9223372036854775808) { title(of: $text) @skip(if: $no) }
      }`;
      const variables = { [name]: "r1", text: "x" };
      expect(await pipeline.ask(query, variables)).toEqual({
        data: { a: { title: "r1 x" }, b: { title: "9223372036854775808 x" } },
      });
    },
  );

  it("may be called $representations where it decides what is asked for", async () => {
    pipeline = await startPipeline([
      USERS,
      names(`${FEDERATION_LINK} type User @key(fields: "email") { email: Any! nickname: String }`),
    ]);
    pipeline
      .server("users")
      .answerWith((_, response) => response.end('{"data":{"users":[{"__typename":"User","email":1}]}}'));
    const query =
      "query ($representations: Boolean!) { users { email nickname @include(if: $representations) } }";
    expect((await pipeline.ask(query, { representations: false })).data).toEqual({ users: [{ email: 1 }] });
  });
});

describe("a field", () => {
  it.each(["constructor", "prototype", "toString", "hasOwnProperty"])(
    "may be called %s, in values, keys and arguments",
    async (name) => {
      pipeline = await startPipeline([
        {
          name: "one",
          sdl: `${FEDERATION_LINK} type Query { things(${name}: String): [Thing!]! } type Thing @key(fields: "${name}") { ${name}: ID! }`,
        },
        {
          name: "two",
          sdl: `${FEDERATION_LINK}
            type Thing @key(fields: "${name}") { ${name}: ID! owner: Owner inner: Inner }
            type Owner @key(fields: "id") { id: ID! }
            type Inner { ${name}: String }
          `,
        },
        { name: "three", sdl: `${FEDERATION_LINK} type Owner @key(fields: "id") { id: ID! ${name}: Int }` },
      ]);
      const says = (member: string, data: string) =>
        pipeline?.server(member).answerWith((_, response) => response.end(`{"data":${data}}`));
      const thing = `{"__typename":"Thing","${name}":"t1"}`;
      says("one", `{"things":[${thing},${thing}]}`);
      says(
        "two",
        `{"_entities":[{"_hub_key_${name}":"t1","owner":{"__typename":"Owner","id":"o1"},"inner":{"${name}":"x"}}]}`,
      );
      says("three", `{"_entities":[{"_hub_key_id":"o1","${name}":7}]}`);
      const expected = { [name]: "t1", owner: { [name]: 7 }, inner: { [name]: "x" } };
      const query = `{ things(${name}: "a") { ${name} owner { ${name} } inner { ${name} } } }`;
      for (let count = 0; count < 3; count++) {
        const answer = await pipeline.ask(query);
        expect(JSON.parse(JSON.stringify(answer))).toEqual({ data: { things: [expected, expected] } });
      }
    },
  );
});
