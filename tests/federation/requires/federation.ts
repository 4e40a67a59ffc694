import { FEDERATION_2, type Federation, isRow, type Row } from "../support/federation.js";

const products: Row[] = [
  product({
    id: "p1",
    price: 10,
    weight: 2,
    box: { w: 1, h: 2, maker: { __typename: "Maker", id: "m1", country: "VN" } },
    tags: [{ text: "a" }, { text: "b" }],
  }),
  product({ id: "p2", price: 20, weight: null, box: null, tags: [] }),
];
const makers: Row[] = [{ __typename: "Maker", id: "m1", country: "VN" }];

/** Fields computed from other members' fields: flat, nested, in lists, of another entity, one from another, and around. */
export const federation: Federation = {
  members: [
    {
      name: "catalogue",
      sdl: `${FEDERATION_2}
        type Query { products: [Product!]! }
        type Product @key(fields: "id") {
          id: ID! price: Int! weight: Int box: Box tags: [Tag!]!
          discount: Int @requires(fields: "stock") stock: Int @external
        }
        type Box { w: Int! h: Int! maker: Maker }
        type Tag { text: String! }
        type Maker @key(fields: "id") { id: ID! country: String! }
      `,
    },
    {
      name: "shipping",
      sdl: `${FEDERATION_2}
        type Query { shipped: [Product!]! first: Product }
        type Product @key(fields: "id") {
          id: ID!
          price: Int! @external
          weight: Int @external
          box: Box @external
          tags: [Tag!]! @external
          cost: Int! @requires(fields: "price weight")
          volume: Int @requires(fields: "box { w h }")
          label: String! @requires(fields: "tags { text }")
          origin: String @requires(fields: "box { maker { country } }")
          carrier: String!
          neighbour: Product
        }
        type Box @external { w: Int! h: Int! maker: Maker }
        type Tag @external { text: String! }
        type Maker @key(fields: "id") { id: ID! country: String! @external }
      `,
    },
    {
      name: "billing",
      sdl: `${FEDERATION_2}
        type Product @key(fields: "id") {
          id: ID!
          cost: Int! @external
          carrier: String! @external
          price: Int! @external
          discount: Int @external
          total: Int! @requires(fields: "cost price")
          bill: String! @requires(fields: "cost carrier discount")
          stock: Int
        }
      `,
    },
  ],
  data: () => ({
    entities: [...products, ...makers],
    root: { products, shipped: products, first: products[0] },
  }),
  computed: {
    "Product.cost": ({ price, weight }) => Number(price) + Number(weight ?? 100),
    "Product.volume": ({ box }) => (isRow(box) ? Number(box["w"]) * Number(box["h"]) : null),
    "Product.label": ({ tags }) => (Array.isArray(tags) ? tags.map((tag) => tag.text).join("+") : "none"),
    "Product.origin": ({ box }) => (isRow(box) ? countryOf(box["maker"]) : null),
    "Product.discount": ({ stock }) => Number(stock) * 2,
    "Product.total": ({ cost, price, weight }) =>
      Number(cost ?? Number(price) + Number(weight ?? 100)) + Number(price),
    "Product.bill": ({ cost, price, weight, carrier, discount, stock }) =>
      [cost ?? Number(price) + Number(weight ?? 100), carrier, discount ?? Number(stock) * 2].join("/"),
  },
};

function countryOf(maker: unknown): unknown {
  if (!isRow(maker)) return null;
  return maker["country"] ?? makers.find(({ id }) => id === maker["id"])?.["country"];
}

function product(row: Row): Row {
  return { __typename: "Product", carrier: "Xe", stock: 3, neighbour: () => products[1], ...row };
}
