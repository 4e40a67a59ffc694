import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { associationAlone } from "../testing/association-alone.js";
import { addExampleProgramme, addExampleTarget } from "../testing/example-programme.js";
import { codeKey } from "./code-key.js";

const FIND = `query ($number: String!, $programme: String!, $indicator: String!) {
  policyDocument(number: $number) { number }
  programme(code: $programme) { code }
  indicator(code: $indicator) { code }
}`;

let member: TestMember;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  const { manager } = member.dataSource;
  await addExampleProgramme(manager, { code: "Quảng-Đà-2021", commitments: 0 });
  await addExampleTarget(manager, "LM01");
  const number = "281/QĐ-TTg";
  await manager.query("UPDATE policy_document SET number = $1, number_key = $2", [number, codeKey(number)]);
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

describe("what is asked for by its code or number", () => {
  it.each([
    ["281/QĐ-TTg", "Quảng-Đà-2021", "LM01"],
    ["281/QD-TTg", "QUANG-DA-2021", "lm01"],
    [" 281 / qd–ttg ", "quang – da – 2021", " ＬＭ01 "],
    ["281/qÐ-ttg".normalize("NFD"), "QUẢNG-ĐÀ-2021".normalize("NFD"), "Lm01"],
  ])("is found however it is typed: %s, %s, %s", async (number, programme, indicator) => {
    const { data, errors } = await member.ask(FIND, { number, programme, indicator });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      policyDocument: { number: "281/QĐ-TTg" },
      programme: { code: "Quảng-Đà-2021" },
      indicator: { code: "LM01" },
    });
  });

  it("is not found by a part of it", async () => {
    const { data } = await member.ask(FIND, { number: "281", programme: "Quang", indicator: "LM" });
    expect(data).toEqual({ policyDocument: null, programme: null, indicator: null });
  });
});
