import { describe, expect, it } from "@jest/globals";
import { buildSchema, Kind, parse } from "graphql";
import { RequestRefusal } from "../errors/request-refusal.js";
import { coerceVariables } from "./coerce-variables.js";

const SCHEMA = buildSchema(`
  type Query { save(input: Form!, count: Int, share: Float, open: Boolean, id: ID, parts: [Part!]): Int }
  input Form { title: String! kind: Kind part: Part }
  input Part { size: Int! }
  enum Kind { GOOD BAD ODD }
`);

/** What is told of each value, by the path of its field. */
function toldOf(text: string, inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const [operation] = parse(text, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("no operation");
  try {
    coerceVariables(SCHEMA, operation, inputs, { variableValues: 100 });
  } catch (error) {
    if (!(error instanceof RequestRefusal)) throw error;
    const [first, ...others] = error.errors;
    expect([others, first?.extensions["code"]]).toEqual([[], "BAD_USER_INPUT"]);
    const mistakes = first?.extensions["mistakes"];
    if (!Array.isArray(mistakes)) throw new Error("no mistakes are told");
    expect(first?.message).toBe(
      ["vi", "en"].map((one) => mistakes.map((each) => each.message[one]).join(" ")).join(" / "),
    );
    return Object.fromEntries(mistakes.map((mistake) => [mistake.field, mistake.message]));
  }
  return {};
}

describe("values that do not fit the types of their variables", () => {
  it("are told at once, by the paths of their fields, whatever the variables are called", () => {
    const text = `query ($form: Form!, $n: Int, $ratio: Float, $parts: [Part!], $size: Int!, $b: Boolean) {
      save(input: $form, count: $n, share: $ratio, parts: $parts, open: $b)
      other: save(input: { title: "a", part: { size: $size } })
    }`;
    const form = { kind: "FINE", part: { size: null }, titel: "a" };
    const told = toldOf(text, { form, n: "5", ratio: "a", parts: [{ size: 1 }, { size: 1.5 }], b: "yes" });
    expect(Object.keys(told).toSorted()).toEqual([
      "count",
      "input.kind",
      "input.part.size",
      "input.titel",
      "input.title",
      "open",
      "parts[1].size",
      "share",
    ]);
    expect(told["count"]).toEqual({
      vi: '“count”: "5" không phải số nguyên (Int); hãy ghi số từ −2147483648 đến 2147483647, không có dấu ngoặc kép.',
      en: '"count": Int cannot represent non-integer value: "5"; write a whole number, without quotation marks.',
    });
    expect(told["input.kind"]).toEqual({
      vi: "“input.kind”: “FINE” không phải giá trị của Kind. Ý bạn là GOOD, BAD hoặc ODD?",
      en: '"input.kind": Value "FINE" does not exist in "Kind" enum. Did you mean GOOD, BAD or ODD?',
    });
    expect(told["input.title"]).toEqual({
      vi: "Thiếu “input.title” (kiểu String!); hãy điền.",
      en: '"input.title" (String!) is missing; fill it in.',
    });
  });

  it("are told of an object that is none, and of a variable that is missing", () => {
    const text = "query ($form: Form!) { save(input: $form) }";
    expect(toldOf(text, { form: "a" })).toEqual({
      input: {
        vi: '“input”: "a" không phải là Form; hãy gửi một đối tượng với các trường của kiểu đó.',
        en: '"input": "a" is no Form; send an object with the fields of that type.',
      },
    });
    expect(toldOf(text, {})).toMatchObject({ input: { en: '"input" (Form!) is missing; fill it in.' } });
    expect(toldOf(text, { form: null })).toMatchObject({
      input: { vi: expect.stringContaining("Thiếu “input”") },
    });
  });

  it("are told of twenty at most, and that there are more", () => {
    const parts = Array.from({ length: 30 }, () => ({ size: "1" }));
    const told = toldOf('query ($parts: [Part!]) { save(input: { title: "a" }, parts: $parts) }', { parts });
    expect(Object.keys(told)).toHaveLength(21);
    expect(told[""]).toMatchObject({ vi: "Còn nhiều lỗi khác nữa." });
  });
});
