import { expect, it } from "@jest/globals";
import { describeFederation } from "../support/describe-federation.js";
import { federation } from "./federation.js";

describeFederation(
  "enums and input objects that members see differently",
  federation,
  [
    { title: "values that only one member returns", query: "{ items { id state last } }" },
    {
      title: "literals, nested and in lists",
      query: "{ echo(kind: ONE, filter: { kinds: [[ONE], [TWO, ONE]], nested: { kind: ONE, limit: 1 } }) }",
    },
    {
      title: "variables, with defaults of the operation and of the input",
      query:
        "query($f: Filter!, $k: Kind! = TWO, $n: Int! = 3) { echo(filter: $f, kind: $k) items { echo(filter: { nested: $f, limit: $n }) } }",
      variables: { f: { nested: { kinds: [] } } },
    },
    {
      title: "variables that are not given, and null",
      query:
        "query($f: Filter, $k: Kind) { items(kind: $k) { echo(filter: $f) b: echo(filter: null) c: echo(filter: { kind: $k }) } }",
      variables: { k: null },
    },
  ],
  (running) => {
    it.each([
      ["an enum value of one member", "{ items(kind: LEFT) { id } }"],
      ["an input field of one member", "{ items(filter: { left: 1 }) { id } }"],
    ])("refuses %s", async (_, query) => {
      expect(await running().ask(query)).toMatchObject({
        errors: [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }],
      });
    });
  },
);
