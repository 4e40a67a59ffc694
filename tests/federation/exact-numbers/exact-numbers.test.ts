import { fromByteText } from "@hub/gateway/wire/byte-text";
import { parseExactly } from "@hub/gateway/wire/parse-json";
import { expect, it } from "@jest/globals";
import { describeFederation } from "../support/describe-federation.js";
import type { RunningFederation } from "../support/start-federation.js";
import { federation } from "./federation.js";

describeFederation(
  "numbers that JavaScript cannot hold",
  federation,
  [
    { title: "keep their digits in values", query: "{ accounts { number balance note rate } }" },
    {
      title: "keep their digits in keys",
      query: "{ accounts { branch { code branchName } number } first { branch { branchName } balance } }",
    },
    {
      title: "keep their digits in what is required",
      query: "{ accounts { statement } first { statement } }",
    },
    {
      title: "keep their digits in keys that are objects",
      query: "{ accounts { owner { code name age } } }",
    },
    {
      title: "keep their digits in literals",
      query: `{
        echoAny(v: 9223372036854775808)
        tiny: echoAny(v: {a: [1.10, -0, 1e400], b: "1.10", c: RED, d: null, e: true})
        long: echoLong(number: 9007199254740993)
        spelled: echoAny(v: {a: 1e-7, b: [5e-324, 2.5e-9]})
        all: echoAll(numbers: [1, 9007199254740993], entry: {number: 9007199254740993, amount: 1.0, next: {number: 2, v: {x: 1E400}}})
        one: echoAll(numbers: 9007199254740993)
        id: echoId(id: 9007199254740993)
        account(number: 9007199254740993) { balance }
      }`,
    },
    {
      title: "keep their digits in literals with variables inside and in defaults",
      query: `query ($v: Any = {a: 9007199254740993}, $n: Long! = 9007199254740993, $none: Long) {
        echoAny(v: $v)
        echoLong(number: $n)
        mixed: echoAny(v: {a: [1.10, $n], b: {c: 9223372036854775808, d: $none}})
        other: echoAll(numbers: [$n, 1e2])
      }`,
    },
  ],
  (running) => {
    const variables = `{
      "number": 9007199254740993, "v": {"a": [1.10, 1E400, -0, 1.0]}, "numbers": [9007199254740993, 9007199254740992],
      "entry": {"number": 9007199254740993, "amount": 1.10, "v": 9223372036854775808}, "id": 9007199254740993
    }`;
    const query = `query ($number: Long!, $v: Any, $numbers: [Long!], $entry: Entry, $id: ID!) {
      account(number: $number) { number balance branch { branchName } statement }
      echoAny(v: $v)
      echoLong(number: $number)
      echoAll(numbers: $numbers, entry: $entry)
      echoId(id: $id)
    }`;
    const answer =
      '{"account":{"number":9007199254740993,"balance":1.10,"branch":{"branchName":"Chi nhánh 1.10"},' +
      '"statement":{"balance":1.10,"note":{"big":123456789012345678901234567890,"list":[1E400,"x",7]}}},' +
      '"echoAny":{"a":[1.10,1E400,-0,1.0]},"echoLong":9007199254740993,' +
      '"echoAll":{"numbers":[9007199254740993,9007199254740992],' +
      '"entry":{"number":9007199254740993,"v":9223372036854775808,"amount":1.10}},"echoId":"9007199254740993"}';

    it("keep their digits in variables, and in every answer to the same operation", async () => {
      for (let count = 0; count < 4; count++)
        expect(await textOf(running(), query, variables)).toBe(`{"data":${answer}}`);
    });
  },
);

/** The answer as it goes out to a client that sent these variables. */
async function textOf({ pipeline }: RunningFederation, query: string, variables: string): Promise<string> {
  const context = { caller: { id: "tester", mayWrite: false }, requestId: "exact-numbers" };
  const given = parseExactly(variables);
  if (typeof given !== "object" || given === null) throw new Error("variables are an object");
  return fromByteText(
    await pipeline.executeToText(pipeline.prepare({ query, variables: { ...given } }, context), context),
  );
}
