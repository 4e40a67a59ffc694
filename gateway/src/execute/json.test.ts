import { describe, expect, it } from "@jest/globals";
import { fromByteText, toByteText } from "./byte-text.js";
import { parseJson, toJson } from "./json.js";

const TEXTS = ["", "plain", "Hội Khuyến học", "日本 👩‍🏫", '\u0000\u001f\u007f\u0080ÿ"\\'];

/** What a client reads who is sent the value. */
function sent(value: unknown): unknown {
  return JSON.parse(fromByteText(JSON.stringify(value)));
}

describe("byte text", () => {
  it.each(TEXTS)("comes back as it went in: %j", (text) => {
    expect(fromByteText(toByteText(text))).toBe(text);
    expect(toByteText(text)).toMatch(/^[\0-\xff]*$/);
  });

  it.each(TEXTS)("keeps what JSON means by %j", (text) => {
    const body = toByteText(JSON.stringify({ [text]: [text, { text }] }));
    expect(sent(parseJson(body))).toEqual({ [text]: [text, { text }] });
    expect(sent(toJson([text]))).toEqual([text]);
  });

  it("understands a member that escapes what is not ASCII", () => {
    expect(sent(parseJson('["H\\u1ed9i", "\\ud83d\\udc69", "\\u0000"]'))).toEqual(["Hội", "👩", "\u0000"]);
  });

  it("hands on nothing that is not UTF-8", () => {
    expect(sent(parseJson('["\xff\xfe"]'))).toEqual(["\ufffd\ufffd"]);
    expect(sent(parseJson('["\\ud800"]'))).toEqual(["\ufffd"]);
  });

  it("refuses what is no JSON", () => {
    expect(() => parseJson('{"data"')).toThrow(SyntaxError);
  });
});
