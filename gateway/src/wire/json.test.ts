import { describe, expect, it } from "@jest/globals";
import { fromByteText, toByteText } from "./byte-text.js";
import { ExactNumber, hasSameDigits, hasSameValue } from "./exact-number.js";
import { hasMoreValues, isEqual, toJson } from "./json.js";
import { NestedTooDeeply, parseExactly, parseJson } from "./parse-json.js";

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
    const escapes = '{"\\u00e9\\\\u00e9": "\\\\\\u0022\\u005c\\n\\/\\uD83D\\uDE00\\ud83dx\\ude00"}';
    expect(sent(parseJson(escapes))).toEqual({ "é\\u00e9": '\\"\\\n/😀\ufffdx\ufffd' });
    for (const broken of ['"\\u12"', '"\\u00g9"', '"\\x"', '"\\'])
      expect(() => parseJson(broken)).toThrow(SyntaxError);
  });

  it("hands on nothing that is not UTF-8", () => {
    expect(sent(parseJson('["\xff\xfe"]'))).toEqual(["\ufffd\ufffd"]);
    expect(sent(parseJson('["\\ud800"]'))).toEqual(["\ufffd"]);
  });

  it("refuses what is no JSON", () => {
    expect(() => parseJson('{"data"')).toThrow(SyntaxError);
  });
});

const CHANGED = [
  "9007199254740993",
  "-9007199254740993",
  "9223372036854775808",
  "123456789012345678901234567890",
  "1.10",
  "1.0",
  "-0.00",
  "-0",
  "0.1000000000000000055511151231257827",
  "123456789012.12345678901",
  "0.0000001",
  "1e3",
  "1E400",
  "-1.5e-7",
  "1E+2",
];
const HELD = ["0", "7", "-12", "9007199254740991", "1.5", "-84.12", "33.333333333333336", "0.000001"];
const AROUND: readonly (readonly [string, string])[] = [
  ["", ""],
  ["[", "]"],
  ["[1,", ",2]"],
  ["[0.1234567890123456,", ",0.1234567890123456]"],
  ['["x:3e8f",33.333333333333336,1e+21,', ",33.333333333333336]"],
  ["[[", "],[[],{}]]"],
  ['{"a":', "}"],
  ['{"a": ', ' , "b": 1}'],
  ['{"a":\n', "\n}"],
  ['{"a":[', '],"b":"2026-11-27T15:00:00.000Z"}'],
];

describe("numbers", () => {
  it.each(CHANGED)("keep the digits of one that JavaScript would change: %s", (text) => {
    for (const [before, behind] of AROUND) {
      const json = `${before}${text}${behind}`;
      const spaceless = json.replaceAll(/\s/g, "");
      expect(JSON.stringify(parseExactly(json))).toBe(spaceless);
      expect(JSON.stringify(parseJson(json))).toBe(spaceless);
      expect(JSON.stringify(toJson(parseExactly(json)))).toBe(spaceless);
    }
  });

  it.each(HELD)("are plain where JavaScript holds them: %s", (text) => {
    for (const [before, behind] of AROUND) {
      const json = `${before}${text}${behind}`;
      expect(parseExactly(json)).toEqual(JSON.parse(json));
    }
  });

  it("are not looked for in strings", () => {
    const json = '["1.10", ", 9007199254740993", ":1e400,", "no 3e8f, no 1.2.3.4.5.6.7.8.9", "at 1.10x"]';
    expect(parseExactly(json)).toEqual(JSON.parse(json));
  });

  it("can be compared by their values or by their digits", () => {
    const [number, ...others] = ["1.10", "1.1", "110e-2", "0.11E1"].map((text) => new ExactNumber(text));
    for (const other of [...others, 1.1]) {
      expect(isEqual([number ?? 0], [other], hasSameValue)).toBe(true);
      expect(isEqual([number ?? 0], [other], hasSameDigits)).toBe(false);
    }
    expect(hasSameValue(new ExactNumber("9007199254740993"), 9007199254740992)).toBe(false);
    expect(hasSameValue(new ExactNumber("-0"), new ExactNumber("0e9"))).toBe(true);
    expect(hasSameValue(new ExactNumber("-1.0"), 1)).toBe(false);
    expect(hasSameDigits(new ExactNumber("1E400"), new ExactNumber("1E400"))).toBe(true);
  });
});

describe("nesting", () => {
  const nested = (depth: number) => `${'{"a":['.repeat(depth / 2)}${"]}".repeat(depth / 2)}`;

  it("is limited, so that code that gets a value may recurse into it", () => {
    expect(parseJson(nested(500))).toBeDefined();
    expect(() => parseJson(nested(502))).toThrow(NestedTooDeeply);
    expect(() => parseJson(nested(100_000))).toThrow(NestedTooDeeply);
    expect(() => parseJson(`[1.10,${nested(100_000)}]`)).toThrow(NestedTooDeeply);
  });
});

describe("a count of values", () => {
  it.each<[string, unknown, number]>([
    ["leaves of lists", [1, "2", null, [true, [2.5]]], 5],
    ["leaves of objects", { one: 1, more: { two: "2", none: {} } }, 2],
    ["a leaf alone", 7, 1],
    ["nothing but lists", [[], [[]]], 0],
    ["lists nested deeper than any stack", JSON.parse(`${"[".repeat(100_000)}1${"]".repeat(100_000)}`), 1],
  ])("counts %s", (_, value, count) => {
    expect(hasMoreValues(value, count)).toBe(false);
    expect(hasMoreValues(value, count - 1)).toBe(true);
  });
});
