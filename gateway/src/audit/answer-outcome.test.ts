import { describe, expect, it } from "@jest/globals";
import { countRows, outcomeOf } from "./answer-outcome.js";

describe("an answer", () => {
  it.each([
    ["{}", 0],
    ['{"data":{"me":{"name":{"vi":"x"}}}}', 0],
    ['{"data":{"all":[]}}', 0],
    ['{"data":{"all":[{"id":"1","in":{"id":"2"}},{"id":"3"}]}}', 2],
    ['{"data":{"all":[{"of":[{"id":"1"},null,{"id":"2"}]},{"of":[]}]}}', 4],
    ['{"data":{"all":["{","}"]}}', 0],
    ['{"errors":[{"message":"x","locations":[{"line":1}]}],"data":{"all":[{"id":"1"},{"id":"2"}]}}', 2],
    ['{"errors":[{"message":"x","locations":[{"line":1}]}],"data":null}', 0],
    ['{"errors":[{"message":"x","locations":[{"line":1}]}]}', 0],
  ])("has so many objects in its lists: %s %i", (text, count) => {
    expect(countRows(text)).toBe(count);
  });

  it.each([
    ['{"data":{"a":1}}', "ALLOWED", null],
    [
      '{"errors":[{"message":"x","extensions":{"code":"FORBIDDEN"}}],"data":{"a":null}}',
      "DENIED",
      "FORBIDDEN",
    ],
    [
      '{"errors":[{"message":"x","extensions":{"code":"A"}},{"message":"x","extensions":{"code":"UNAUTHENTICATED"}}],"data":null}',
      "DENIED",
      "UNAUTHENTICATED",
    ],
    [
      '{"errors":[{"message":"],\\"data\\":","extensions":{"code":"A","in":[1],"data":2}}],"data":null}',
      "FAILED",
      "A",
    ],
    ['{"errors":[{"message":"x"}],"data":null}', "FAILED", null],
  ])("says what came of it: %s", (text, outcome, code) => {
    expect(outcomeOf(text)).toEqual({ outcome, code });
  });
});
