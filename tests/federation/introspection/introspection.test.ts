import { describe, expect, it } from "@jest/globals";
import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from "graphql";
import { federation } from "../interfaces/federation.js";
import { describeFederation } from "../support/describe-federation.js";

describe("introspection", () => {
  describeFederation(
    "of a federation",
    federation,
    [
      {
        title: "of the whole schema",
        query: getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true }),
      },
      {
        title: "beside data, under aliases",
        query: `{ s: __schema { queryType { name } } toasters { price } t: __type(name: "Device") { possibleTypes { name } } __typename }`,
      },
      {
        title: "in fragments and with variables",
        query:
          "query($n: String!) { ...F } fragment F on Query { __type(name: $n) { ...T } } fragment T on __Type { kind name fields { name type { ofType { name } } } }",
        variables: { n: "Oven" },
      },
      {
        title: "of what is not there",
        query: `{ __type(name: "join__Graph") { name } a: __type(name: "_Entity") { name } }`,
      },
    ],
    (running) => {
      it("shows nothing of the machinery", async () => {
        const { data } = await running().ask(getIntrospectionQuery());
        const schema = buildClientSchema(JSON.parse(JSON.stringify(data)));
        expect(printSchema(lexicographicSortSchema(schema))).not.toMatch(
          /join__|link__|_Any|_Service|_Entity|@key/,
        );
      });

      it("asks no member", async () => {
        const before = running().requests.length;
        await running().ask("{ __schema { types { name } } __typename }");
        expect(running().requests).toHaveLength(before);
      });
    },
  );
});
