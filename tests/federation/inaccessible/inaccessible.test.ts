import { expect, it } from "@jest/globals";
import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation(
  "@inaccessible",
  federation,
  [
    { title: "keys still lead to other members", query: "{ users { id name } }" },
    {
      title: "fields are still required",
      query: "{ users(first: 1) { isAdult level pet { __typename ... on Cat { name } } } }",
    },
    {
      title: "input fields are gone, the others work",
      query: `{ find(input: { name: "An" }) { id isAdult level } }`,
    },
  ],
  (running) => {
    it.each([
      ["a field", "{ hidden }"],
      ["a key", "{ users { secret } }"],
      ["an argument", "{ users(internal: true) { id } }"],
      ["an input field", `{ find(input: { internal: "x" }) { id } }`],
      ["a type", "{ users { pet { ... on Ghost { name } } } }"],
    ])("hides %s", async (_, query) => {
      const { data, errors } = await running().ask(query);
      expect(data).toBeUndefined();
      expect(errors).toMatchObject([{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
    });

    it("hides all of it from introspection", async () => {
      const answer = await running().ask(
        "{ __schema { types { name fields { name } inputFields { name } enumValues { name } } } }",
      );
      expect(JSON.stringify(answer)).not.toMatch(/hidden|secret|internal|Ghost|SECRET|"age"/);
    });
  },
);
