import { FEDERATION_2, type Federation, isRow, type Row } from "../support/federation.js";

const authors = [
  { __typename: "Author", id: "a1", name: "An", years: 1 },
  { __typename: "Author", id: "a2", name: "Bình", years: 20 },
];

const posts = [
  { __typename: "Post", id: "p1", comments: [{ authorId: "a1" }, { authorId: "a2" }] },
  { __typename: "Post", id: "p2", comments: [{ authorId: "a2" }] },
];

/** Each member's computed fields require what the other one computes, there and back several times. */
export const federation: Federation = {
  members: [
    {
      name: "posts",
      sdl: `${FEDERATION_2}
        type Query { feed: [Post!]! post(id: ID!): Post }
        type Post @key(fields: "id") {
          id: ID!
          byNovice: Boolean! @requires(fields: "author { years }")
          byExpert: Boolean! @requires(fields: "author { years }")
          author: Author! @external
          headline: String! @requires(fields: "signature")
          signature: String! @external
          comments: [Comment!]!
        }
        type Author @key(fields: "id") { id: ID! years: Int! @external }
        type Comment { authorId: ID! }
      `,
    },
    {
      name: "authors",
      sdl: `${FEDERATION_2}
        type Query { authored: [Post!]! }
        type Post @key(fields: "id") {
          id: ID!
          comments: [Comment!]! @external
          byExpert: Boolean! @external
          author: Author! @requires(fields: "comments { authorId }")
          signature: String! @requires(fields: "byExpert")
        }
        type Author @key(fields: "id") { id: ID! name: String! years: Int! }
        type Comment @external { authorId: ID! }
      `,
    },
  ],
  data: () => ({
    entities: [...authors, ...posts],
    root: {
      feed: posts,
      authored: posts,
      post: ({ id }: Row) => posts.find((post) => post.id === id),
    },
  }),
  computed: {
    "Post.author": ({ comments }) => authorOf(comments),
    "Post.byNovice": isByNovice,
    "Post.byExpert": isByExpert,
    "Post.signature": (post) => `expert: ${post["byExpert"] ?? isByExpert(post)}`,
    "Post.headline": (post) => `${post["signature"] ?? `expert: ${isByExpert(post)}`}!`,
  },
};

function isByNovice(post: Row): boolean {
  return yearsOf(post) < 5;
}

function isByExpert(post: Row): boolean {
  return yearsOf(post) > 10;
}

/** The gateway sends the author; the data has the comments. */
function yearsOf({ author, comments }: Row): number {
  return Number(isRow(author) ? author["years"] : authorOf(comments)?.years);
}

/** Whoever commented first wrote the post. */
function authorOf(comments: unknown) {
  const [first] = Array.isArray(comments) ? comments : [];
  return authors.find(({ id }) => id === first?.authorId);
}
