import { describe, expect, it } from "@jest/globals";
import { failureDetails } from "./failure-details.js";
import { MemberFailure } from "./member-answer.js";

describe("what the log has of a member's failure", () => {
  it("is what has happened on the way, in one line", () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:4001"), { code: "ECONNREFUSED" });
    expect(failureDetails(refused)).toEqual({ cause: "ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:4001" });
    const closed = new Error("it closed the WebSocket with 4400", { cause: new Error("too late") });
    expect(failureDetails(closed)).toEqual({ cause: "it closed the WebSocket with 4400: too late" });
  });

  it("is nothing of what the line says already, or of what quotes what could not be read", () => {
    expect(failureDetails(new Error("it is larger than 100 bytes"), true)).toEqual({});
    expect(failureDetails(new SyntaxError('Unexpected token "0912345678"'))).toEqual({});
    expect(failureDetails(undefined)).toEqual({});
  });

  it("has a stack where it is a mistake of ours, wrapped or not", () => {
    const mistake = new TypeError("undefined is not a function");
    const wrapped = MemberFailure.invalidResponse("catalog", "it is no JSON", { cause: mistake });
    for (const error of [mistake, wrapped]) expect(failureDetails(error, true)).toEqual({ err: mistake });
  });
});
