import { FEDERATION_2, type Federation, type Row } from "../support/federation.js";

const users: Row[] = [
  {
    __typename: "User",
    id: "u1",
    secret: "s1",
    name: "An",
    age: 30,
    level: "HIGH",
    pet: { __typename: "Cat", name: "Mèo" },
  },
  { __typename: "User", id: "u2", secret: "s2", name: "Bình", age: 10, level: "LOW", pet: null },
];

/** Hidden keys, required fields, arguments, enum values, input fields and types; the members still use them. */
export const federation: Federation = {
  members: [
    {
      name: "accounts",
      sdl: `${FEDERATION_2}
        type Query { users(first: Int, internal: Boolean @inaccessible): [User!]! hidden: String @inaccessible }
        type User @key(fields: "secret") {
          secret: ID! @inaccessible
          id: ID!
          age: Int! @inaccessible
          level: Level!
          pet: Pet
        }
        enum Level { LOW HIGH SECRET @inaccessible }
        union Pet = Cat | Ghost
        type Cat { name: String! }
        type Ghost @inaccessible { name: String! }
      `,
    },
    {
      name: "names",
      sdl: `${FEDERATION_2}
        type Query { find(input: Filter): User }
        input Filter { name: String internal: String @inaccessible }
        type User @key(fields: "secret") {
          secret: ID! @inaccessible
          age: Int! @external
          name: String!
          isAdult: Boolean! @requires(fields: "age")
        }
      `,
    },
  ],
  data: () => ({
    entities: users,
    root: {
      users: ({ first = 2 }: Row) => users.slice(0, Math.max(0, Number(first ?? 2))),
      find: ({ input }: { input?: { name?: unknown } }) => users.find(({ name }) => name === input?.name),
    },
  }),
  computed: { "User.isAdult": ({ age }) => Number(age) >= 18 },
  values: { name: ["An", "Bình"] },
};
