import { FEDERATION_2, type Federation, type Row } from "../support/federation.js";

const users: Row[] = [
  { __typename: "User", id: "u1", age: 20, name: "An", reviews: () => reviews },
  { __typename: "User", id: "u2", age: 10, name: "Bình", reviews: () => [] },
];
const reviews: Row[] = [
  {
    __typename: "Review",
    id: "r1",
    stars: 5,
    author: users[0],
    readers: users,
    latest: { reader: users[1] },
  },
  { __typename: "Review", id: "r2", stars: 1, author: users[1], readers: [], latest: null },
];

/** A computed field of an entity that its own member has led to. */
export const federation: Federation = {
  members: [
    {
      name: "users",
      sdl: `${FEDERATION_2}
        type Query { user(id: ID!): User users: [User!]! }
        type User @key(fields: "id") { id: ID! age: Int! name: String! }
      `,
    },
    {
      name: "reviews",
      sdl: `${FEDERATION_2}
        type Query { reviews: [Review!]! }
        type User @key(fields: "id") {
          id: ID!
          age: Int! @external
          reviews: [Review!]!
          isAdult: Boolean! @requires(fields: "age")
        }
        type Review { id: ID! stars: Int! author: User! readers: [User!]! latest: Latest }
        type Latest { reader: User! }
      `,
    },
  ],
  data: () => ({
    entities: users,
    root: { users, reviews, user: ({ id }: Row) => users.find((user) => user["id"] === id) },
  }),
  computed: { "User.isAdult": ({ age }) => Number(age) >= 18 },
  values: { id: ["u1", "u2", "nobody"] },
};
