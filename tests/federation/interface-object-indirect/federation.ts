import { FEDERATION_2, type Federation } from "../support/federation.js";

const users = [
  { __typename: "User", id: "u1", name: "An", handle: "@an", age: 30, followers: 3, email: "an@x" },
  { __typename: "Bot", id: "b1", name: "Máy", handle: "@may", model: "m1", followers: 0, email: "may@x" },
];

/** An interface's fields reach its types also where members know the types only, or the interface only. */
export const federation: Federation = {
  members: [
    {
      name: "names",
      sdl: `${FEDERATION_2}
        type Query { accounts: [Account!]! account: Account }
        interface Account @key(fields: "id") { id: ID! name: String! }
        type User implements Account @key(fields: "id") { id: ID! name: String! }
        type Bot implements Account @key(fields: "id") { id: ID! name: String! }
      `,
    },
    {
      name: "handles",
      sdl: `${FEDERATION_2}
        type Query { handled: [Account!]! }
        type Account @key(fields: "id") @interfaceObject {
          id: ID!
          handle: String!
          email: String @external
          greeting: String! @requires(fields: "email")
        }
      `,
    },
    {
      name: "mail",
      sdl: `${FEDERATION_2}
        type Account @key(fields: "id") @interfaceObject { id: ID! email: String followers: Int @shareable }
      `,
    },
    {
      name: "types",
      sdl: `${FEDERATION_2}
        type Query { users: [User!]! bot: Bot either: [Either!]! team: Team! }
        union Either = User | Bot
        type User @key(fields: "id") { id: ID! age: Int! }
        type Bot @key(fields: "id") { id: ID! model: String! }
        type Team { lead: User! members: [Either!]! }
      `,
    },
  ],
  data: () => ({
    entities: users,
    root: {
      accounts: users,
      account: users[1],
      handled: users,
      users: [users[0]],
      bot: users[1],
      either: users,
      team: { lead: users[0], members: users },
    },
  }),
  computed: { "Account.greeting": greeting, "User.greeting": greeting, "Bot.greeting": greeting },
};

function greeting({ email }: { readonly email?: unknown }): string {
  return `Chào ${String(email)}`;
}
