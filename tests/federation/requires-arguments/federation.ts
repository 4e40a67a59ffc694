import { FEDERATION_2, type Federation, isRow, type Row } from "../support/federation.js";

const products: Row[] = [1, 2].map((n) => ({
  __typename: "Product",
  id: `p${n}`,
  price: ({ currency }: Row) => (currency === "EUR" ? n * 2 : n * 10),
  comments: ({ limit = 3 }: Row) =>
    ["x", "y", "z"].slice(0, Number(limit)).map((text) => ({ text: `${text}${n}` })),
  category: { average: ({ currency }: Row) => (currency === "EUR" ? 5 : 50) },
}));

/** Required fields with arguments, and two requirements that want the same field with different ones. */
export const federation: Federation = {
  members: [
    {
      name: "catalogue",
      sdl: `${FEDERATION_2}
        type Query { products: [Product!]! product(id: ID!): Product }
        type Product @key(fields: "id") {
          id: ID! price(currency: String!): Int! comments(limit: Int): [Comment!]! category: Category
        }
        type Comment { text: String! }
        type Category { average(currency: String!): Int }
      `,
    },
    {
      name: "shipping",
      sdl: `${FEDERATION_2}
        type Product @key(fields: "id") {
          id: ID!
          price(currency: String!): Int! @external
          comments(limit: Int): [Comment!]! @external
          category: Category @external
          costVnd: Int! @requires(fields: "price(currency: \\"VND\\")")
          costEur(factor: Int = 1): Int! @requires(fields: "price(currency: \\"EUR\\")")
          digest: String! @requires(fields: "comments(limit: 2) { text }")
          isExpensive: Boolean! @requires(fields: "price(currency: \\"VND\\") category { average(currency: \\"VND\\") }")
          averageEur: Int @requires(fields: "category { average(currency: \\"EUR\\") }")
        }
        type Comment @external { text: String! }
        type Category @external { average(currency: String!): Int }
      `,
    },
    {
      name: "billing",
      sdl: `${FEDERATION_2}
        type Product @key(fields: "id") {
          id: ID!
          costVnd: Int! @external
          price(currency: String!): Int! @external
          bill: String! @requires(fields: "costVnd price(currency: \\"EUR\\")")
          isExpensive: Boolean! @external
          category: Category @external
          comparison: String @requires(fields: "isExpensive category { average(currency: \\"EUR\\") }")
        }
        type Category @external { average(currency: String!): Int }
      `,
    },
  ],
  data: () => ({
    entities: products,
    root: { products, product: ({ id }: Row) => products.find((product) => product["id"] === id) },
  }),
  computed: {
    "Product.costVnd": ({ price }) => Number(read(price, "VND")) + 1,
    "Product.costEur": ({ price }, { factor }) => Number(read(price, "EUR")) * Number(factor),
    "Product.bill": ({ costVnd, price }) =>
      `${costVnd ?? Number(read(price, "VND")) + 1}/${read(price, "EUR")}`,
    "Product.digest": ({ comments }) =>
      digest(typeof comments === "function" ? comments({ limit: 2 }) : comments),
    "Product.isExpensive": isExpensive,
    "Product.averageEur": ({ category }) => average(category, "EUR"),
    "Product.comparison": (product) =>
      `${product["isExpensive"] ?? isExpensive(product)}/${average(product["category"], "EUR")}`,
  },
  values: { id: ["p1", "p2"], currency: ["EUR", "VND"], limit: [0, 1, 3] },
};

/** The gateway sends the value; the data has a function. */
function read(value: unknown, currency: string): unknown {
  return typeof value === "function" ? value({ currency }) : value;
}

function isExpensive({ price, category }: Row): boolean {
  return Number(read(price, "VND")) * 3 > Number(average(category, "VND"));
}

function average(category: unknown, currency: string): unknown {
  return isRow(category) ? read(category["average"], currency) : 0;
}

function digest(comments: unknown): string {
  return Array.isArray(comments) ? comments.map((comment) => comment.text).join() : "none";
}
