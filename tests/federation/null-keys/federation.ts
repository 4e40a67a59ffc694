import { FEDERATION_2, type Federation } from "../support/federation.js";

const books = [
  { __typename: "Book", upc: "b1", id: "1", author: { name: "An" }, pages: 100 },
  { __typename: "Book", upc: "b2", id: "2", author: { name: "Bình" }, pages: 200 },
  { __typename: "Book", upc: "b3", id: "3", author: null, pages: null },
];

/** The only way from the shelf to the author leads over a catalogue that does not know every book. */
export const federation: Federation = {
  members: [
    {
      name: "shelf",
      sdl: `${FEDERATION_2}
        type Query { shelf: [Place!]! }
        type Place { book: Book }
        type Book @key(fields: "upc") { upc: ID! }
      `,
    },
    {
      name: "catalogue",
      sdl: `${FEDERATION_2} type Book @key(fields: "id") @key(fields: "upc") { id: ID @inaccessible upc: ID! }`,
      isUnknown: ({ upc }) => upc === "b3",
    },
    {
      name: "authors",
      sdl: `${FEDERATION_2}
        type Book @key(fields: "id") { id: ID @inaccessible author: Author pages: Int }
        type Author { name: String }
      `,
    },
  ],
  data: () => ({ entities: books, root: { shelf: [...books.map((book) => ({ book })), { book: null }] } }),
};
