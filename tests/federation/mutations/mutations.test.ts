import { expect, it } from "@jest/globals";
import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation("mutations", federation, [], (running) => {
  it("run strictly in order across members, each seeing what the ones before it did", async () => {
    const { data } = await running().ask(
      "mutation { a: add(n: 1) { sum } b: multiply(by: 10) { sum } c: add(n: 2) { sum double } d: multiply(by: 3) { sum } }",
    );
    expect(data).toEqual({ a: { sum: 1 }, b: { sum: 10 }, c: { sum: 12, double: 24 }, d: { sum: 36 } });
  });

  it("are sent once each, those of one member in a row together", async () => {
    const before = running().requests.length;
    await running().ask(
      "mutation { a: add(n: 1) { sum } b: add(n: 1) { sum } c: multiply(by: 2) { sum } d: add(n: 1) { sum } }",
    );
    const changes = running()
      .requests.slice(before)
      .filter(({ query }) => query.startsWith("mutation"));
    expect(changes.map(({ member }) => member)).toEqual(["adder", "multiplier", "adder"]);
    expect(changes.map(({ query }) => query.match(/\b(add|multiply)\(/g)?.length)).toEqual([2, 1, 1]);
  });

  it("go on after a failure where null is allowed", async () => {
    const before = running().requests.length;
    const answer = await running().ask("mutation { fail { sum } add(n: 0) { double } }");
    expect(answer).toMatchObject({
      data: { fail: null, add: { double: expect.any(Number) } },
      errors: [{ path: ["fail"] }],
    });
    expect(
      running()
        .requests.slice(before)
        .filter(({ query }) => query.startsWith("mutation")),
    ).toHaveLength(2);
  });

  it("skip what is to be skipped", async () => {
    const { data } = await running().ask(
      "mutation($x: Boolean!) { add(n: 5) @skip(if: $x) { sum } __typename }",
      { x: true },
    );
    expect(data).toEqual({ __typename: "Mutation" });
  });
});
