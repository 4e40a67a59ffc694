import { READER, startPipeline } from "@hub/gateway-fixtures/pipeline";
import { until } from "@hub/gateway-fixtures/until";
import { expect, it } from "@jest/globals";
import { TurnLimit } from "../access/turn-limit.js";
import { readPages } from "./read-pages.js";

const NUMBERS = {
  name: "numbers",
  sdl: `
    type Query { numbers(first: Int!, after: String): NumberConnection }
    type NumberConnection { nodes: [Number!]! pageInfo: PageInfo! }
    type Number { value: Int! }
    type PageInfo { hasNextPage: Boolean! endCursor: String }
  `,
  resolvers: {
    Query: {
      numbers(_: unknown, { first, after }: Readonly<Record<string, unknown>>) {
        const begin = Number(after ?? 0);
        const end = begin + Number(first);
        const nodes = Array.from({ length: Number(first) }, (_unused, index) => ({ value: begin + index }));
        return { nodes, pageInfo: { hasNextPage: end < 10, endCursor: String(end) } };
      },
    },
  },
};

async function startReading() {
  const running = await startPipeline([NUMBERS]);
  const { supergraph, pipeline } = running;
  const text =
    "query ($first: Int!, $after: String) { numbers(first: $first, after: $after) { nodes { value } pageInfo { hasNextPage endCursor } } }";
  const pages = readPages(
    { field: "numbers", text, variables: {}, pageSize: 2 },
    {
      engine: {
        supergraph,
        prepareOwn: (request, context) => pipeline.prepare(request, context),
        executeToText: (prepared, context) => pipeline.executeToText(prepared, context),
      },
      context: READER,
      turns: new TurnLimit(10),
      silentSince: () => null,
    },
  );
  const member = running.server("numbers");
  return { pages, member, [Symbol.asyncDispose]: () => running[Symbol.asyncDispose]() };
}

it("reads a page while the one before it is made use of, and none after that", async () => {
  await using reading = await startReading();
  const { pages, member } = reading;
  await pages.next();
  await until(() => member.requests.length === 2);
  const { value } = await pages.next();
  expect(value?.nodes).toHaveLength(2);
  await until(() => member.requests.length === 3);
  await pages.return();
  expect(member.requests).toHaveLength(3);
});
