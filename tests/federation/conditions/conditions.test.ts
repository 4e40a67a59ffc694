import { expect, it } from "@jest/globals";
import { federation } from "../interfaces/federation.js";
import { describeFederation } from "../support/describe-federation.js";

const CASES = [
  ["fields", "nodes { id @include(if: $yes) ... on Device { warranty @skip(if: $yes) } }"],
  ["root fields", "nodes @skip(if: $yes) { id } toasters @include(if: $yes) { price }"],
  [
    "inline fragments",
    "nodes { ... on Oven @include(if: $no) { heat price } ... on Toaster @include(if: $yes) { slots price } }",
  ],
  ["fragments without a type", "nodes { ... @skip(if: $no) { id } ... @skip(if: $yes) { __typename } }"],
  ["spreads", "nodes { ...T @include(if: $yes) ...O @skip(if: $yes) }"],
  [
    "both directives at once",
    "nodes { id @skip(if: $no) @include(if: $no) t: __typename @skip(if: $no) @include(if: $yes) }",
  ],
  [
    "the same field twice",
    "nodes { id @skip(if: $yes) id @include(if: $yes) ... on Toaster { slots @include(if: $no) slots } }",
  ],
  ["fields of another member", "toasters { price @include(if: $no) maker @include(if: $yes) { name } }"],
  ["everything of an object", "nodes { id @skip(if: $yes) } toasters { maker { name @include(if: $no) } }"],
  [
    "nested conditions",
    "nodes { ... on Device @include(if: $yes) { maker @skip(if: $no) { ... on Shop @include(if: $no) { city } name } } }",
  ],
] as const;

const FRAGMENTS = "fragment T on Toaster { slots price } fragment O on Oven { heat price }";

describeFederation(
  "@skip and @include",
  federation,
  CASES.flatMap(([title, selection]) => {
    const fragments = selection.includes("...T") ? FRAGMENTS : "";
    const literal = selection.replaceAll("$yes", "true").replaceAll("$no", "false");
    const uses = (name: string) => selection.includes(`$${name}`);
    const declared = ["yes", "no"].filter(uses).map((name) => `$${name}: Boolean!`);
    const query = `query(${declared.join(", ")}) { ${selection} } ${fragments}`;
    const given = (values: Readonly<Record<string, boolean>>) =>
      Object.fromEntries(Object.entries(values).filter(([name]) => uses(name)));
    return [
      { title: `${title}, with literals`, query: `{ ${literal} } ${fragments}` },
      { title: `${title}, with variables`, query, variables: given({ yes: true, no: false }) },
      { title: `${title}, with the opposite variables`, query, variables: given({ yes: false, no: true }) },
    ];
  }),
  (running) => {
    it("decide by the default of a variable that is not given", async () => {
      const query = "query($x: Boolean! = true) { nodes { id @skip(if: $x) } }";
      expect(await running().ask(query)).toEqual({ data: { nodes: [{}, {}] } });
      expect(await running().ask(query, { x: false })).toMatchObject({
        data: { nodes: [{ id: "o1" }, { id: "t1" }] },
      });
    });

    it("spare the member of which nothing is wanted", async () => {
      const query = "query($x: Boolean!) { nodes { id ... on Priced @include(if: $x) { price } } }";
      const before = running().requests.length;
      await running().ask(query, { x: false });
      expect(running().requests.slice(before)).toMatchObject([{ member: "left" }]);
    });
  },
);
