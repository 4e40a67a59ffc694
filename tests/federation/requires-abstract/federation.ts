import { FEDERATION_2, type Federation, isRow, type Row, readRow } from "../support/federation.js";

const motto =
  (word: string) =>
  ({ lang }: Row) =>
    `${word} (${String(lang)})`;

const makers: Row[] = [
  {
    __typename: "Person",
    id: "m1",
    name: "An",
    age: 30,
    motto: motto("học"),
    pay: ({ per }: Row) => (per === "YEAR" ? 120 : 10),
  },
  { __typename: "Company", id: "m2", name: "Hợp tác xã", staff: 12, motto: motto("làm") },
];
const products: Row[] = [
  { __typename: "Product", id: "p1", maker: makers[0], subject: { kind: "x", __typename: "Plain" } },
  { __typename: "Product", id: "p2", maker: makers[1], subject: { word: "y", __typename: "Fancy" } },
  { __typename: "Product", id: "p3", maker: null, subject: null },
];

/** Requirements with fragments on a union and on an interface. */
export const federation: Federation = {
  members: [
    {
      name: "catalogue",
      sdl: `${FEDERATION_2}
        type Query { products: [Product!]! }
        type Product @key(fields: "id") { id: ID! maker: Maker subject: Subject }
        interface Maker { id: ID! name: String! motto(lang: String!): String }
        type Person implements Maker @key(fields: "id") {
          id: ID! name: String! age: Int! motto(lang: String!): String pay(per: Per! = MONTH): Int!
        }
        type Company implements Maker @key(fields: "id") { id: ID! name: String! staff: Int! motto(lang: String!): String! }
        enum Per { MONTH YEAR }
        union Subject = Plain | Fancy
        type Plain { kind: String! }
        type Fancy { word: String! }
      `,
    },
    {
      name: "labels",
      sdl: `${FEDERATION_2}
        type Product @key(fields: "id") {
          id: ID!
          maker: Maker @external
          subject: Subject @external
          label: String @requires(fields: "maker { name ... on Person { age } ... on Company { staff } }")
          topic: String @requires(fields: "subject { ... on Plain { kind } ... on Fancy { word } }")
          motto: String @requires(fields: "maker { motto(lang: \\"vi\\") }")
          foreign: String @requires(fields: "maker { motto(lang: \\"en\\") ... on Person { pay(per: YEAR) } }")
          monthly: Int @requires(fields: "maker { ... on Person { pay(per: MONTH) } ... on Company { staff } }")
        }
        interface Maker { id: ID! name: String! @external motto(lang: String!): String @external }
        type Person implements Maker @key(fields: "id") {
          id: ID! name: String! @external age: Int! @external motto(lang: String!): String @external pay(per: Per! = MONTH): Int! @external
        }
        type Company implements Maker @key(fields: "id") {
          id: ID! name: String! @external staff: Int! @external motto(lang: String!): String! @external
        }
        enum Per { MONTH YEAR }
        union Subject = Plain | Fancy
        type Plain @external { kind: String! }
        type Fancy @external { word: String! }
      `,
    },
  ],
  data: () => ({ entities: [...products, ...makers], root: { products } }),
  computed: {
    "Product.label": ({ maker }) =>
      isRow(maker) ? `${maker["name"]} ${maker["age"] ?? maker["staff"]}` : null,
    "Product.motto": ({ maker }) => read(maker, "motto", { lang: "vi" }),
    "Product.foreign": ({ maker }) =>
      isRow(maker) ? `${read(maker, "motto", { lang: "en" })} ${read(maker, "pay", { per: "YEAR" })}` : null,
    "Product.monthly": ({ maker }) => read(maker, "pay", { per: "MONTH" }) ?? read(maker, "staff", {}),
    "Product.topic": ({ subject }) => (isRow(subject) ? (subject["kind"] ?? subject["word"]) : null),
  },
  values: { lang: ["vi", "en"] },
};

/** The gateway sends values; the data has functions of the arguments. */
function read(maker: unknown, field: string, args: Row): unknown {
  return isRow(maker) ? readRow(maker, field, args) : null;
}
