import { FEDERATION_2, type Federation } from "../support/federation.js";

const users = [
  { __typename: "User", id: "u1", name: "An", rank: 1, nickname: "Gấu", score: 7 },
  { __typename: "User", id: "u2", name: "Bình", rank: 2, nickname: null, score: 8 },
];

/** Entities without an owner; @extends, @external on a whole type and on a key. */
export const federation: Federation = {
  members: [
    {
      name: "accounts",
      sdl: `${FEDERATION_2}
        type Query { users: [User!]! }
        type User @key(fields: "id") { id: ID! name: String! rank: Int! details: Details }
        type Details { born: Int height: Int }
      `,
    },
    {
      name: "names",
      sdl: `${FEDERATION_2}
        type Query { friend: User! }
        type User @extends @key(fields: "id") {
          id: ID! @external
          name: String! @external
          rank: Int! @external
          details: Details @external
          nickname: String
          greeting: String! @requires(fields: "name rank")
          age: Int @requires(fields: "details { born }")
        }
        type Details @external { born: Int }
      `,
    },
    {
      name: "scores",
      sdl: `${FEDERATION_2}
        extend type Query { best: User! @provides(fields: "name") }
        extend type User @key(fields: "id") { id: ID! name: String! @external score: Int! }
      `,
    },
  ],
  data: () => {
    const rows = users.map((user) => ({ ...user, details: { born: 2000 + user.rank, height: 170 } }));
    return { entities: rows, root: { users: rows, friend: rows[1], best: rows[0] } };
  },
  computed: {
    "User.greeting": ({ name, rank }) => `${name} (${rank})`,
    "User.age": ({ details }) => ageOf(details),
  },
};

function ageOf(details: unknown): number | null {
  return typeof details === "object" && details !== null ? 2026 - Number(Reflect.get(details, "born")) : null;
}
