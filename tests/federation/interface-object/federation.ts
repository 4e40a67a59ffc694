import { FEDERATION_2, type Federation, type Row } from "../support/federation.js";

const media: Row[] = [
  {
    __typename: "Book",
    id: "m1",
    title: "Sách",
    pages: 10,
    likes: 3,
    author: { name: "An" },
    playlists: () => [playlist],
  },
  { __typename: "Film", id: "m2", title: "Phim", minutes: 90, likes: 5, author: null, playlists: () => [] },
];
const playlist: Row = { __typename: "Playlist", id: "l1", items: media, name: "Danh sách" };

/** Members that know an interface's objects without knowing their types: owning, requiring, and not resolvable. */
export const federation: Federation = {
  members: [
    {
      name: "media",
      sdl: `${FEDERATION_2}
        type Query { media: [Media!]! book: Book! }
        interface Media @key(fields: "id") { id: ID! title: String! }
        type Book implements Media @key(fields: "id") { id: ID! title: String! pages: Int! }
        type Film implements Media @key(fields: "id") { id: ID! title: String! minutes: Int! }
      `,
    },
    {
      name: "likes",
      sdl: `${FEDERATION_2}
        type Query { liked: [Media!]! }
        type Media @key(fields: "id") @interfaceObject {
          id: ID!
          title: String! @external
          likes: Int!
          author: Author
          caption: String! @requires(fields: "title")
        }
        type Author { name: String! }
      `,
    },
    {
      name: "lists",
      sdl: `${FEDERATION_2}
        type Query { playlists: [Playlist!]! favourite: Media }
        type Playlist @key(fields: "id") { id: ID! name: String! items: [Media!]! }
        type Media @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }
      `,
    },
  ],
  data: () => ({
    entities: [...media, playlist],
    root: { media, book: media[0], liked: media, playlists: [playlist], favourite: media[1] },
  }),
  computed: {
    "Media.caption": ({ title }) => `«${title}»`,
    "Book.caption": ({ title }) => `«${title}»`,
    "Film.caption": ({ title }) => `«${title}»`,
  },
};
