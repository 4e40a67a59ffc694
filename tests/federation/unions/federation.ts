import { FEDERATION_2, type Federation, type Row } from "../support/federation.js";

const rows: Row[] = [
  { __typename: "Book", id: "b1", title: "Sách", price: 1 },
  { __typename: "Film", id: "f1", title: "Phim", minutes: 90 },
  { __typename: "Song", id: "s1", title: "Bài hát", singer: { __typename: "Person", name: "An" } },
];
const wrapper: Row = { actions: rows.slice(0, 1), __typename: "Wrapper" };

/** A union whose members differ: each subgraph knows Book, and one type that the other does not. */
export const federation: Federation = {
  members: [
    {
      name: "left",
      sdl: `${FEDERATION_2}
        type Query { lefts: [Medium!]! leftWrapper: Wrapper @shareable shared: Wrapper @shareable book: Medium }
        union Medium = Book | Film
        type Book @key(fields: "id") { id: ID! title: String! @shareable }
        type Film @key(fields: "id") { id: ID! title: String! minutes: Int! }
        type Wrapper @shareable { actions: [Medium!]! }
      `,
    },
    {
      name: "right",
      sdl: `${FEDERATION_2}
        type Query { rights: [Medium!]! shared: Wrapper @shareable any: [Thing] }
        union Medium = Book | Song
        union Thing = Book | Song | Person
        type Book @key(fields: "id") { id: ID! title: String! @shareable price: Int! }
        type Song @key(fields: "id") { id: ID! title: String! singer: Person! }
        type Person { name: String! }
        type Wrapper @shareable { actions: [Medium!]! }
      `,
    },
  ],
  data: () => ({
    entities: rows,
    root: {
      lefts: rows.slice(0, 2),
      rights: [rows[0], rows[2]],
      leftWrapper: wrapper,
      shared: wrapper,
      book: rows[0],
      any: [rows[0], rows[2], rows[2]?.["singer"], null],
    },
  }),
};
