import { FEDERATION_2, type Federation, isRow, type Row } from "../support/federation.js";

const makers: Row[] = [
  { __typename: "Person", id: "m1", name: "An", age: 30 },
  { __typename: "Company", id: "m2", name: "Hợp tác xã", staff: 12 },
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
        interface Maker { id: ID! name: String! }
        type Person implements Maker @key(fields: "id") { id: ID! name: String! age: Int! }
        type Company implements Maker @key(fields: "id") { id: ID! name: String! staff: Int! }
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
        }
        interface Maker { id: ID! name: String! @external }
        type Person implements Maker @key(fields: "id") { id: ID! name: String! @external age: Int! @external }
        type Company implements Maker @key(fields: "id") { id: ID! name: String! @external staff: Int! @external }
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
    "Product.topic": ({ subject }) => (isRow(subject) ? (subject["kind"] ?? subject["word"]) : null),
  },
};
