import { describe, expect, it } from "@jest/globals";
import { countRequests, countRounds, type PlanStep } from "./explain.js";
import { readObject } from "./read-object.js";

const request = (member: string, byGateway = false): PlanStep => ({
  kind: "request",
  member,
  byGateway,
  operation: "query",
  at: [],
  text: "{ a }",
});

describe("a plan", () => {
  const plan: PlanStep = {
    kind: "sequence",
    steps: [
      request("association"),
      { kind: "parallel", steps: [request("education"), request("members", true), request("youth-union")] },
    ],
  };

  it("has as many requests as members are asked, and as many rounds as are waited for", () => {
    expect([countRequests(plan), countRounds(plan)]).toEqual([3, 2]);
    expect([countRequests(null), countRounds(null)]).toEqual([0, 0]);
  });
});

describe("what stands in an editor of JSON", () => {
  it("is an object, or nothing that could be sent", () => {
    expect([null, "", " \n", '{"a": 1}', "[1]", '{"a"', "1"].map(readObject)).toEqual([
      {},
      {},
      {},
      { a: 1 },
      undefined,
      undefined,
      undefined,
    ]);
  });
});
