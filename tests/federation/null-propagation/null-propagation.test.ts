import { expect, it } from "@jest/globals";
import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

const hasErrors = true;

describeFederation(
  "nulls and errors",
  federation,
  [
    {
      title: "a null that is allowed",
      query: `{ nodes { id value next { id } far } node(id: "nobody") { id } }`,
    },
    { title: "a null that is not, in an item that may be null", query: "{ nodes { id strict } }", hasErrors },
    { title: "in an item that may not", query: "{ strictNodes { strict } nodes { id } }", hasErrors },
    {
      title: "of another member",
      query: "{ nodes { id farStrict } strictNodes { id farStrict } }",
      hasErrors,
    },
    { title: "in lists", query: "{ nodes { id items farItems { n } farLists } }", hasErrors },
    { title: "up to the root", query: `{ must(id: "nobody") { id } nodes { id } }`, hasErrors },
    {
      title: "through objects that may not be null",
      query: "{ wrapper { inner { inner { list { farStrict } } } } nodes { id } }",
      hasErrors,
    },
    { title: "an error where null is allowed", query: "{ nodes { id broken } }", hasErrors },
    {
      title: "an error of another member where it is not",
      query: "{ nodes { id farBroken } others { id broken } }",
      hasErrors,
    },
    { title: "an object that must not be null", query: "{ nodes { must { id must { far } } } }", hasErrors },
    {
      title: "several reasons in one object: the first counts",
      query: "{ nodes { id farBroken strict broken farStrict } }",
      hasErrors,
    },
    { title: "under aliases", query: "{ a: nodes { b: farStrict c: strict id: far } }", hasErrors },
  ],
  (running) => {
    it("says of an error where it is, whose it is and nothing of its message", async () => {
      const { errors } = await running().ask(`{ node(id: "n1") { a: farBroken } }`);
      expect(errors).toEqual([
        {
          message: expect.not.stringContaining("hỏng"),
          path: ["node", "a"],
          extensions: { code: "INTERNAL_SERVER_ERROR", member: "distant", errorId: expect.any(String) },
        },
      ]);
    });
  },
);
