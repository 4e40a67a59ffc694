import { FEDERATION_2, type Federation, type Row } from "../support/federation.js";

const posts: Row[] = [1, 2].map((n) => ({
  __typename: "Post",
  id: `p${n}`,
  title: `Bài ${n}`,
  at: `2026-0${n}`,
  feed: n,
}));

/** A field and a root field have moved to another member; the old one would answer too. */
export const federation: Federation = {
  members: [
    {
      name: "old",
      sdl: `${FEDERATION_2}
        type Query { posts: [Post!]! latest: Post }
        type Post @key(fields: "id") { id: ID! title: String! at: String! }
      `,
    },
    {
      name: "new",
      sdl: `${FEDERATION_2}
        type Query { latest: Post @override(from: "old") }
        type Post @key(fields: "id") {
          id: ID! at: String! @override(from: "old") feed: Int! @override(from: "nobody")
        }
      `,
    },
  ],
  data: () => ({ entities: posts, root: { posts, latest: posts[1] } }),
};
