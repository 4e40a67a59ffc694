import { FEDERATION_LINK, type Subgraph } from "./subgraph.js";

export const commitments: Subgraph = {
  name: "commitments",
  sdl: `${FEDERATION_LINK}
    extend schema
      @link(url: "https://khuyen-hoc-hub.vn/spec/accounts/v0.1", import: ["@dependsOnAccount"])
      @composeDirective(name: "@dependsOnAccount")
    directive @dependsOnAccount on FIELD_DEFINITION
    type Query { greeting: String! whoAsks: String @dependsOnAccount unit(id: ID!): Unit }
    type Unit { id: ID! parent: Unit }
    type Mutation { write: String! }
    type Commitment @key(fields: "id") { id: ID! title: String version: Int! }
  `,
  resolvers: {
    Query: { greeting: () => "chào", unit: (_, { id }) => ({ id }) },
    // Units lie in each other as their ids do: "1.2" in "1".
    Unit: { parent: ({ id }) => (id.includes(".") ? { id: id.slice(0, id.lastIndexOf(".")) } : null) },
    Mutation: { write: () => "xong" },
  },
  entities: {
    Commitment: ({ id }) => ({ __typename: "Commitment", id, title: `Cam kết ${id}`, version: 5 }),
  },
};

/** No server: what happens elsewhere. */
export const live: Subgraph = {
  name: "live",
  sdl: `
    extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
      @link(url: "https://khuyen-hoc-hub.vn/spec/events/v0.1", import: ["@eventSource", "@newerThanTold"])
      @composeDirective(name: "@eventSource")
      @composeDirective(name: "@newerThanTold")
    directive @eventSource(types: [String!]!, match: [EventMatch!]! = []) on FIELD_DEFINITION
    directive @newerThanTold(entity: String!) on FIELD_DEFINITION
    input EventMatch { argument: String! property: String! ancestors: String }
    type Subscription {
      commitmentChanged(programmeId: ID!, codes: [String!], after: String): CommitmentChange!
        @eventSource(
          types: ["commitment.changed"]
          match: [{ argument: "programmeId", property: "programmeId" }, { argument: "codes", property: "code" }]
        )
      somethingChanged(unitId: ID, members: [String!], types: [String!], after: String): Notice!
        @eventSource(
          types: ["commitment.changed", "unit.noted"]
          match: [
            { argument: "unitId", property: "unitId", ancestors: "query ($id: ID!) { unit(id: $id) { parent { id parent { id } } } }" }
            { argument: "members", property: "$member" }
            { argument: "types", property: "$type" }
          ]
        )
    }
    type Notice {
      cursor: String!
      changedAt: String!
      member: String!
      type: String!
      aggregateType: String!
      aggregateId: String!
      version: Int!
    }
    type CommitmentChange {
      cursor: String!
      changedAt: String!
      member: String!
      version: Int!
      isNewer: Boolean @newerThanTold(entity: "commitment")
      commitment: Commitment!
      figure: Figure
    }
    type Commitment @key(fields: "id", resolvable: false) { id: ID! }
    type Figure { printedText: String! }
  `,
};
