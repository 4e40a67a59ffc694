import { expect, it } from "@jest/globals";
import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation(
  "@provides",
  federation,
  [
    { title: "nested", query: "{ nested { id stock category { name parent { name } } } }" },
    {
      title: "of more than is provided",
      query: "{ nested { title pages category { name weight parent { name weight } } } }",
    },
    {
      title: "below an interface",
      query: "{ stocked { id stock ... on Book { title pages } ... on Film { title minutes } } }",
    },
    { title: "of an interface's field", query: "{ stocked { title category { name } } }" },
    {
      title: "below a union",
      query:
        "{ found { ... on Book { title } ... on Film { title category { name } } ... on Category { name } } }",
    },
    {
      title: "below a union, of more than is provided",
      query:
        "{ found { __typename ... on Product { title stock } ... on Category { name parent { name } weight } } }",
    },
    { title: "only where the directive stands", query: "{ plain { title category { name } } }" },
  ],
  (running) => {
    it("spares the other member where everything asked for is provided", async () => {
      const before = running().requests.length;
      await running().ask("{ nested { stock category { name parent { name } } } }");
      expect(running().requests.slice(before)).toMatchObject([{ member: "stock" }]);
    });
  },
);
