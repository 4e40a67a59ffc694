import { text } from "node:stream/consumers";
import { compose } from "@hub/gateway-fixtures/compose";
import { READER, type RunningPipeline, startPipeline, WRITER } from "@hub/gateway-fixtures/pipeline";
import { FEDERATION_LINK, type Subgraph } from "@hub/gateway-fixtures/subgraph";
import { afterEach, describe, expect, it } from "@jest/globals";
import { parseSupergraph } from "../supergraph/supergraph.js";
import { parseExactly } from "../wire/parse-json.js";

/** Branches of a library, each with a mutation of its own that clients do not see. */
function branch(name: string, field: string, further = ""): Subgraph {
  const noted: unknown[] = [];
  return {
    name,
    sdl: `${FEDERATION_LINK}
      type Query { ${name.replace("-", "")}Notes: Int }
      type Mutation { ${field}(input: LoanInput!${further}): Loan @inaccessible }
      input LoanInput { title: String! fee: Fee days: Int = 14 }
      scalar Fee
      type Loan @shareable { by: String fee: Fee days: Int count: Int reader: Reader }
      type Reader @key(fields: "id", resolvable: false) { id: ID! }
    `,
    resolvers: {
      Mutation: {
        [field]: (_, { input }) => {
          noted.push(input);
          return { by: name, ...Object(input), count: noted.length, reader: { id: "r1" } };
        },
      },
    },
  };
}

const readers: Subgraph = {
  name: "readers",
  sdl: `${FEDERATION_LINK}
    type Query { anyone: Reader }
    type Reader @key(fields: "id") { id: ID! name: String }
  `,
  resolvers: { Reader: { name: () => "Lê Văn Tám" } },
  entities: { Reader: () => ({}) },
};

const desk: Subgraph = {
  name: "desk",
  sdl: `
    extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@composeDirective"])
      @link(url: "https://khuyen-hoc-hub.vn/spec/gateway/v0.1", import: ["@routedBy"])
      @composeDirective(name: "@routedBy")
    directive @routedBy(argument: String!, field: String!) on FIELD_DEFINITION
    type Mutation {
      lend(member: String!, input: LoanInput!): Loan @routedBy(argument: "member", field: "lend{Member}Book")
    }
  `,
};

const MEMBERS = [readers, branch("gia-lam", "lendGiaLamBook"), branch("hue", "lendHueBook")];
const LEND = `mutation ($member: String!, $input: LoanInput!) {
  lend(member: $member, input: $input) { by fee days count reader { name } }
}`;

let running: RunningPipeline | undefined;
afterEach(async () => {
  await running?.[Symbol.asyncDispose]();
  running = undefined;
});

async function start(members = MEMBERS): Promise<RunningPipeline> {
  running = await startPipeline(members, { live: desk });
  return running;
}

describe("a field that is routed by an argument", () => {
  it("is answered by the member that a variable names, which gets its arguments unchanged", async () => {
    const { ask, server } = await start();
    const input = { title: "Đất rừng phương Nam", fee: 3 };
    const { data, errors } = await ask(LEND, { member: "gia-lam", input });
    expect(errors).toBeUndefined();
    const reader = { name: "Lê Văn Tám" };
    expect(data).toEqual({ lend: { by: "gia-lam", fee: 3, days: 14, count: 1, reader } });
    expect((await ask(LEND, { member: "hue", input })).data?.["lend"]).toMatchObject({ by: "hue", count: 1 });
    expect(server("hue").requests).toHaveLength(1);
    expect(server("hue").requests[0]?.variables).toEqual({ input: { ...input, days: 14 } });
  });

  it("is planned once for each member", async () => {
    const { ask, planCount } = await start();
    const input = { title: "Số đỏ" };
    const before = planCount();
    for (const member of ["hue", "gia-lam", "nowhere", "hue", "gia-lam", "elsewhere"])
      await ask(LEND, { member, input });
    expect(planCount() - before).toBe(2);
  });

  it("passes digits through", async () => {
    const { pipeline, server } = await start();
    const sent: string[] = [];
    server("hue").answerWith(async (request, response) => {
      sent.push(await text(request));
      response.end('{"data":{"a":{"fee":9007199254740993},"b":{"by":"hue"}}}');
    });
    const query = `mutation ($input: LoanInput!) {
      a: lend(member: "hue", input: { title: "a", fee: 9007199254740993 }) { fee }
      b: lend(member: "hue", input: $input) { by }
    }`;
    const variables = parseExactly('{"input":{"title":"b","fee":1.10}}');
    const prepared = pipeline.prepare({ query, variables: Object(variables) }, WRITER);
    const answer = await pipeline.executeToText(prepared, WRITER);
    expect(sent.join()).toContain("9007199254740993");
    expect(sent.join()).toContain('"fee":1.10');
    expect(answer).toBe('{"data":{"a":{"fee":9007199254740993},"b":{"by":"hue"}}}');
  });

  it("may stand in a fragment, under an alias, several times: the members are asked one after the other", async () => {
    const { ask, server } = await start();
    const query = `mutation ($m: String = "hue") { ...First second: lend(member: "gia-lam", input: { title: "b" }) { by count reader { name } } third: lend(member: $m, input: { title: "c" }) { by count } }
      fragment First on Mutation { first: lend(member: $m, input: { title: "a" }) { by count reader { name } } }`;
    const { data, errors } = await ask(query);
    expect(errors).toBeUndefined();
    const reader = { name: "Lê Văn Tám" };
    expect(data).toEqual({
      first: { by: "hue", count: expect.any(Number), reader },
      second: { by: "gia-lam", count: expect.any(Number), reader },
      third: { by: "hue", count: expect.any(Number) },
    });
    const [one, other] = server("hue").requests.map(({ receivedAtMs }) => receivedAtMs);
    const [between] = server("gia-lam").requests.map(({ receivedAtMs }) => receivedAtMs);
    expect([one, between, other].toSorted((a = 0, b = 0) => a - b)).toEqual([one, between, other]);
  });

  it("names the members there are if it names none of them, and the other fields go on", async () => {
    const { ask, server } = await start();
    const query = `mutation { a: lend(member: "readers", input: { title: "a" }) { by } b: lend(member: "hue", input: { title: "b" }) { by } }`;
    const { data, errors } = await ask(query);
    expect(data).toEqual({ a: null, b: { by: "hue" } });
    expect(errors).toEqual([
      {
        message:
          "“member”: không có thành viên “readers” nhận lend; hiện có: gia-lam, hue. / " +
          '"member": there is no member "readers" that takes lend; there are gia-lam, hue.',
        path: ["a"],
        extensions: { code: "BAD_USER_INPUT" },
      },
    ]);
    const none = await ask(LEND, { member: "__proto__", input: { title: "a" } });
    expect(none.data).toEqual({ lend: null });
    expect(none.errors?.[0]?.message).toContain('there is no member "__proto__" that takes lend');
    expect(server("gia-lam").requests).toEqual([]);
  });

  it("fails as any other field while its member is down", async () => {
    const { ask, server } = await start();
    server("hue").answerWith((_, response) => response.writeHead(503).end());
    const { data, errors } = await ask(LEND, { member: "hue", input: { title: "a" } });
    expect(data).toEqual({ lend: null });
    expect(errors).toMatchObject([
      { path: ["lend"], extensions: { code: "SUBGRAPH_UNAVAILABLE", member: "hue" } },
    ]);
  });

  it("needs the right to write", async () => {
    const { pipeline } = await start();
    const request = { query: LEND, variables: { member: "hue", input: { title: "a" } } };
    expect(() => pipeline.prepare(request, READER)).toThrow("authorization");
  });

  it("finds the field of a new member, while clients see only the routed one", async () => {
    const { ask, pipeline } = await start([...MEMBERS, branch("ca-mau", "lendCaMauBook")]);
    const { data } = await ask(LEND, { member: "ca-mau", input: { title: "a" } });
    expect(data?.["lend"]).toMatchObject({ by: "ca-mau" });
    const hidden = `mutation { lendCaMauBook(input: { title: "a" }) { by } }`;
    expect(() => pipeline.prepare({ query: hidden }, WRITER)).toThrow("Cannot query field");
  });

  it("is refused with the supergraph if a member's field is not called in the same way", () => {
    const odd = branch("ca-mau", "lendCaMauBook", ", desk: Int!");
    expect(() => parseSupergraph(compose([...MEMBERS, odd, desk]))).toThrow(
      'Mutation.lend cannot be routed to lendCaMauBook of "ca-mau", which is (desk: Int!, input: LoanInput!): Loan and not (input: LoanInput!): Loan',
    );
  });
});
