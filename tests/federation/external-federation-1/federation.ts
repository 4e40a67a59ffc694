import { type Federation } from "../support/federation.js";

const users = [
  { __typename: "User", id: "u1", name: "An", nickname: "Gấu", rank: 1, isOld: null },
  { __typename: "User", id: "u2", name: "Bình", nickname: null, rank: 2, isOld: null },
];

/** Schemas without @link: types are extended, keys are @external in the extension, value types are shared by default. */
export const federation: Federation = {
  members: [
    {
      name: "accounts",
      sdl: `
        type Query { me: User! users: [User!]! }
        type User @key(fields: "id") { id: ID! name: String! rank: Int! address: Address }
        type Address { city: String street: String }
      `,
    },
    {
      name: "names",
      sdl: `
        extend type Query { friend: User! }
        extend type User @key(fields: "id") {
          id: ID! @external
          name: String! @external
          rank: Int! @external
          nickname: String
          greeting: String! @requires(fields: "name rank")
          home: Address
        }
        type Address { city: String street: String }
      `,
    },
    {
      name: "lists",
      sdl: `
        type Query { named: [User!]! @provides(fields: "name") }
        type User @key(fields: "id") @extends { id: ID! @external name: String! @external listed: Boolean! }
      `,
    },
  ],
  data: () => {
    const address = { city: "Huế", street: "Lê Lợi" };
    const rows = users.map((user) => ({ ...user, address, home: address, listed: true }));
    return { entities: rows, root: { me: rows[0], users: rows, friend: rows[1], named: rows } };
  },
  computed: { "User.greeting": ({ name, rank }) => `${name} (${rank})` },
};
