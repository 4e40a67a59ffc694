import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { shortcutsUnderTest } from "@hub/gateway-fixtures/fast-paths";
import { READER } from "@hub/gateway-fixtures/pipeline";
import { catalog, reviews, SHOP_SUPERGRAPH } from "@hub/gateway-fixtures/shop";
import { type SubgraphServer, serveSubgraph } from "@hub/gateway-fixtures/subgraph";
import { afterEach, describe, expect, it } from "@jest/globals";
import pino from "pino";
import { createPipeline } from "../pipeline.js";
import { createPlanner } from "../planner/planner.js";
import { parseSupergraph } from "../supergraph/supergraph.js";
import { Members } from "./members.js";

let servers: SubgraphServer[] = [];
let members: Members | undefined;
afterEach(async () => {
  await members?.close();
  for (const server of servers.splice(0)) await server[Symbol.asyncDispose]();
});

/** A review's author, whom the catalog knows by a new id. */
async function askWith(attachesOtherKeys: boolean) {
  const [catalogServer, reviewsServer] = await Promise.all([serveSubgraph(catalog), serveSubgraph(reviews)]);
  servers = [catalogServer, reviewsServer];
  catalogServer.answerWith((_, response) =>
    response.end('{"data":{"_entities":[{"_hub_key_id":"a-new","name":"An"}]}}'),
  );
  const log: string[] = [];
  const logger = pino({ level: "warn" }, { write: (line: string) => void log.push(line) });
  const addresses = [{ name: "catalog", url: catalogServer.url, attachesOtherKeys }, reviewsServer];
  members = new Members({ addresses, logger, faults: new BreakableFaults(), observe: () => {} });
  const supergraph = parseSupergraph(SHOP_SUPERGRAPH);
  const pipeline = createPipeline({
    supergraph,
    planner: createPlanner(supergraph),
    members,
    logger,
    faults: new BreakableFaults(),
    findShortcuts: shortcutsUnderTest,
  });
  const query = "{ topReviews(first: 1) { author { name } } }";
  const ask = () => pipeline.execute(pipeline.prepare({ query }, READER), READER);
  // From the second time on answers are read in another way.
  const answers = [await ask(), await ask(), await ask()];
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  return { answer: JSON.parse(JSON.stringify(answers[0])), log };
}

describe("an entity that comes back with another key than it was asked for", () => {
  it("is null, with an error that shows both", async () => {
    const { answer } = await askWith(false);
    expect(answer.data).toEqual({ topReviews: [{ author: { name: null } }] });
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0].message).toMatch(
      /asked for the Author with id "a1" and answered one with "a-new"/,
    );
  });

  it("is attached, with a warning in the log, where the member's settings say so", async () => {
    const { answer, log } = await askWith(true);
    expect(answer).toEqual({ data: { topReviews: [{ author: { name: "An" } }] } });
    const told = log.filter((line) => JSON.parse(line).level > 20);
    for (const line of told) expect(line).toContain("with another key");
    // Which keys these are, users may have written.
    expect(told.join()).not.toContain("answered one with");
    expect(told).toHaveLength(3);
  });
});
