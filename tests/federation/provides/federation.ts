import { FEDERATION_2, type Federation, type Row } from "../support/federation.js";

const categories: Row[] = [
  { __typename: "Category", id: "c1", name: "Sách", parent: () => categories[1], weight: 1 },
  { __typename: "Category", id: "c2", name: "Văn hoá", parent: null, weight: 2 },
];
const products: Row[] = [
  { __typename: "Book", id: "b1", title: "Một", pages: 10, category: categories[0], stock: 1 },
  { __typename: "Film", id: "f1", title: "Hai", minutes: 90, category: categories[1], stock: 2 },
];

/** Foreign fields that a member has at some places: nested, below an interface, below a union. */
export const federation: Federation = {
  members: [
    {
      name: "catalogue",
      sdl: `${FEDERATION_2}
        type Query { products: [Product!]! }
        interface Product { id: ID! title: String! category: Category! }
        type Book implements Product @key(fields: "id") { id: ID! title: String! @shareable pages: Int! category: Category! @shareable }
        type Film implements Product @key(fields: "id") { id: ID! title: String! @shareable minutes: Int! category: Category! @shareable }
        type Category @key(fields: "id") { id: ID! name: String! @shareable parent: Category @shareable weight: Int! }
      `,
    },
    {
      name: "stock",
      sdl: `${FEDERATION_2}
        type Query {
          nested: [Book!]! @provides(fields: "category { name parent { name } }")
          stocked: [Product!]! @provides(fields: "... on Book { title }")
          found: [Result!]! @provides(fields: "... on Film { title category { name } } ... on Category { name }")
          plain: [Book!]!
        }
        interface Product { id: ID! stock: Int! }
        union Result = Book | Film | Category
        type Book implements Product @key(fields: "id") { id: ID! stock: Int! title: String! @external category: Category! @external }
        type Film implements Product @key(fields: "id") { id: ID! stock: Int! title: String! @external category: Category! @external }
        type Category @key(fields: "id") { id: ID! name: String! @external parent: Category @external }
      `,
    },
  ],
  data: () => ({
    entities: [...products, ...categories],
    root: {
      products,
      nested: products.slice(0, 1),
      stocked: products,
      found: [...products, ...categories],
      plain: products.slice(0, 1),
    },
  }),
};
