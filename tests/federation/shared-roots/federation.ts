import { FEDERATION_2, type Federation } from "../support/federation.js";

const product = {
  __typename: "Product",
  id: "p1",
  name: { vi: "Tên", brand: "Hiệu" },
  price: { amount: 1, currency: "VND" },
  category: { id: "c1", details: "Loại" },
};

/** One root field that every member answers, each with its own part of value types without keys. */
export const federation: Federation = {
  members: [
    {
      name: "names",
      sdl: `${FEDERATION_2}
        type Query { product: Product! @shareable products(first: Int): [Product!]! @shareable }
        type Product @shareable { id: ID! name: Name! }
        type Name { vi: String! brand: String! }
      `,
    },
    {
      name: "prices",
      sdl: `${FEDERATION_2}
        type Query { product: Product! @shareable products(first: Int): [Product!]! @shareable }
        type Product @shareable { id: ID! price: Price! }
        type Price { amount: Int! currency: String! }
      `,
    },
    {
      name: "categories",
      sdl: `${FEDERATION_2}
        type Query { product: Product! @shareable products(first: Int): [Product!]! @shareable }
        type Product @shareable { id: ID! category: Category! }
        type Category { id: ID! details: String! }
      `,
    },
  ],
  data: () => ({ entities: [], root: { product, products: [product, { ...product, id: "p2" }] } }),
};
