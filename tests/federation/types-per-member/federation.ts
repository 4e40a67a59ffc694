import { FEDERATION_2, type Federation } from "../support/federation.js";

const authors = [
  { __typename: "Author", id: "a1", name: "Nguyễn Du", born: 1766 },
  { __typename: "Author", id: "a2", name: "Trần Anh Hùng", born: null },
];

const book = {
  __typename: "Book",
  id: "b1",
  title: "Truyện Kiều",
  labels: ["thơ", "lục bát"],
  about: { text: "t1", author: authors[0] },
  detail: { size: 3254, unit: "câu", author: authors[0] },
  stock: 2,
};

const film = {
  __typename: "Film",
  id: "f1",
  title: null,
  labels: null,
  about: null,
  detail: { size: null, unit: null, author: authors[1] },
  stock: 0,
};

/** What one member promises and another does not: the supergraph has the weaker type, the member its own. */
export const federation: Federation = {
  members: [
    {
      name: "strict",
      sdl: `${FEDERATION_2}
        type Query { shelf: [Item!]! titled: [Titled!]! best: Titled }
        type Subscription { shelved: Item }
        union Item = Book | Film
        interface Titled { title: String about: About detail: Detail }
        interface Detail { unit: String }
        type Book implements Titled @key(fields: "id") @shareable {
          id: ID! title: String! labels: [String!]! about: About! detail: BookDetail!
        }
        type Film implements Titled @key(fields: "id") @shareable {
          id: ID! title: String labels: [String!] about: About detail: FilmDetail
        }
        type About @shareable { text: String! author: Author }
        type BookDetail implements Detail @shareable { size: Int! unit: String! author: Author! }
        type FilmDetail implements Detail @shareable { size: Int unit: String author: Author }
        type Author @key(fields: "id") { id: ID! }
      `,
    },
    {
      name: "loose",
      sdl: `${FEDERATION_2}
        type Query { found: [Item] }
        union Item = Book | Film
        type Book @key(fields: "id") @shareable {
          id: ID! title: String labels: [String] about: About detail: BookDetail stock: Int!
        }
        type Film @key(fields: "id") @shareable {
          id: ID! title: String labels: [String] about: About detail: FilmDetail stock: Int
        }
        type About @shareable { text: String author: Author }
        type BookDetail @shareable { size: Int unit: String author: Author }
        type FilmDetail @shareable { size: Int unit: String author: Author }
        type Author @key(fields: "id") { id: ID! }
      `,
    },
    {
      name: "people",
      sdl: `${FEDERATION_2}
        type Author @key(fields: "id") { id: ID! name: String! born: Int }
      `,
    },
  ],
  data: () => ({
    entities: [...authors, book, film],
    root: { shelf: [book, film], titled: [film, book], best: book, found: [film, null, book] },
  }),
};
