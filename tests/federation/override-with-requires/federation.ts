import { FEDERATION_2, type Federation } from "../support/federation.js";

const users = [
  { __typename: "User", id: "u1", name: "An", city: "Huế", age: 30 },
  { __typename: "User", id: "u2", name: "Bình", city: null, age: 20 },
];

/** Fields that moved to a member that has to compute them, and a field required from where it moved to. */
export const federation: Federation = {
  members: [
    {
      name: "old",
      sdl: `${FEDERATION_2}
        type Query { oldUsers: [User!]! }
        interface Person { id: ID! city: String }
        type User implements Person @key(fields: "id") {
          id: ID! name: String! @shareable city: String address: String! @requires(fields: "age") age: Int! @external
        }
      `,
    },
    {
      name: "new",
      sdl: `${FEDERATION_2}
        type Query { newUsers: [User!]! people: [Person!]! }
        interface Person { id: ID! city: String }
        type User implements Person @key(fields: "id") {
          id: ID!
          name: String! @external
          city: String @override(from: "old")
          address: String! @override(from: "old") @requires(fields: "name")
          age: Int!
        }
      `,
    },
    {
      name: "cards",
      sdl: `${FEDERATION_2}
        type User @key(fields: "id") {
          id: ID! city: String @external address: String! @external
          card: String! @requires(fields: "city address")
        }
      `,
    },
  ],
  data: () => ({ entities: users, root: { oldUsers: users, newUsers: users, people: users } }),
  computed: {
    "User.address": ({ name }) => `Nhà ${String(name)}`,
    "User.card": ({ city, address, name }) => `${address ?? `Nhà ${String(name)}`}, ${String(city)}`,
  },
};
