import { FEDERATION_2, type Federation, type Row } from "../support/federation.js";

const rows: Row[] = [
  { __typename: "Book", id: "b1", code: "x", size: 1, tags: ["t"], info: { a: 1 }, extra: "e1", note: "n" },
  { __typename: "Film", id: "f1", code: "7", size: "lang", tags: "u", info: "i", extra: "e2", note: "m" },
];

/** Types of one union whose fields of one name have different types, also the keys. */
export const federation: Federation = {
  members: [
    {
      name: "left",
      sdl: `${FEDERATION_2}
        type Query { all: [Any!]! one: Book other: Film names: [Named!]! }
        union Any = Book | Film
        interface Named { note: String }
        type Book implements Named @key(fields: "id") { id: ID! code: ID! size: Int tags: [String!] info: Info note: String! }
        type Film implements Named @key(fields: "id") { id: String! code: ID size: String tags: String info: String note: String }
        type Info { a: Int }
      `,
    },
    {
      name: "right",
      sdl: `${FEDERATION_2}
        type Query { found: [Any!]! }
        union Any = Book | Film
        type Book @key(fields: "id") { id: ID! extra: String! }
        type Film @key(fields: "id") { id: String! extra: String }
      `,
    },
  ],
  data: () => ({
    entities: rows,
    root: { all: rows, found: rows, names: rows, one: rows[0], other: rows[1] },
  }),
};
