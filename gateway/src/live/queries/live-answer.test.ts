import { describe, expect, it } from "@jest/globals";
import { LiveAnswer } from "./live-answer.js";

const answer = (value: string) =>
  new LiveAnswer(`{"data":{"account":{"name":"${"An".repeat(100)}","value":${value}}}}`, 0, (text) => text);

/** What is sent to whoever has seen the one and shall see the other. */
function patch(before: string, after: string): string {
  return answer(after).patchFrom(answer(before), "an").json.toString();
}

describe("an answer with numbers that JavaScript cannot hold", () => {
  it("is another one when digits change that JavaScript does not see", () => {
    expect(answer("9007199254740993").isSameAs(answer("9007199254740992"))).toBe(false);
    expect(patch("9007199254740993", "9007199254740992")).toBe(
      '{"patch":[{"op":"replace","path":"/account/value","value":9007199254740992}]}',
    );
    expect(patch("[1,9007199254740993]", "[1,9007199254740994,1.10]")).toBe(
      '{"patch":[{"op":"replace","path":"/account/value/1","value":9007199254740994},' +
        '{"op":"add","path":"/account/value/2","value":1.10}]}',
    );
    expect(patch("1.1", "1.10")).toContain('"value":1.10');
  });

  it("is told nothing of where the digits are the same", () => {
    expect(patch("1E400", "1E400")).toBe('{"patch":[]}');
    expect(patch("[1.10,[9007199254740993]]", "[1.10,[9007199254740993]]")).toBe('{"patch":[]}');
  });
});
