import { FEDERATION_2, type Federation } from "../support/federation.js";

const products = [1, 2, 3].map((n) => ({
  __typename: "Product",
  a: `a${n}`,
  b: `b${n}`,
  c: `c${n}`,
  d: `d${n}`,
  name: `Tên ${n}`,
  next: { n },
}));

/** Each member knows its neighbour's key only. */
export const federation: Federation = {
  members: [
    {
      name: "one",
      sdl: `${FEDERATION_2} type Query { products: [Product!]! } type Product @key(fields: "a") { a: ID! }`,
    },
    {
      name: "two",
      sdl: `${FEDERATION_2} type Product @key(fields: "a") @key(fields: "b") { a: ID! b: ID! }`,
    },
    {
      name: "three",
      sdl: `${FEDERATION_2} type Product @key(fields: "b") @key(fields: "c") { b: ID! c: ID! }`,
    },
    {
      name: "four",
      sdl: `${FEDERATION_2}
        type Query { last: Product! }
        type Product @key(fields: "c") { c: ID! name: String! next: Next! }
        type Next { n: Int! }
      `,
    },
  ],
  data: () => ({ entities: products, root: { products, last: products[2] } }),
};
