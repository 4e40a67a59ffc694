/** What is watched in the benchmark of live answers: one entity type, whose changes are told by events. */
import { composeSubgraphs } from "@hub/schema/composition/compose";

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])`;

export const MEMBER = "commitments";

/** The member, whose entity makes a payload of about 600 bytes. */
export const COMMITMENTS = {
  name: MEMBER,
  sdl: `${FEDERATION}
    type Query { commitment(id: ID!): Commitment }
    type Commitment @key(fields: "id") { id: ID! title: String! state: String! note: String! }
  `,
  resolvers: { Query: { commitment: (_, { id }) => commitment(id) } },
  entities: { Commitment: ({ id }) => commitment(id) },
};

const LIVE = `${FEDERATION}
  extend schema @link(url: "https://khuyen-hoc-hub.vn/spec/events/v0.1", import: ["@eventSource"])
    @composeDirective(name: "@eventSource")
  directive @eventSource(types: [String!]!, match: [EventMatch!]! = []) on FIELD_DEFINITION
  input EventMatch { argument: String! property: String! }
  type Subscription {
    commitmentChanged(programmeId: ID!, after: String): CommitmentChange!
      @eventSource(types: ["commitment.changed"], match: [{ argument: "programmeId", property: "programmeId" }])
  }
  type CommitmentChange { cursor: String! changedAt: String! sentAt: String commitment: Commitment }
  type Commitment @key(fields: "id", resolvable: false) { id: ID! }
`;

export const WATCH = `subscription ($after: String) {
  commitmentChanged(programmeId: "P", after: $after) { changedAt sentAt commitment { id title state note } }
}`;

/** For gateways that pass subscriptions through: a member serves them itself, at `subscriptions`. */
export function composePassthrough({ graphql, subscriptions }) {
  const told = LIVE.replace(/@eventSource\([^)]*\)$/gm, "")
    .replace(/.*(khuyen-hoc-hub.vn|@composeDirective\(|directive @eventSource|input EventMatch).*\n/g, "")
    .replace(', "@composeDirective"', "");
  const subgraphs = [
    { name: MEMBER, sdl: COMMITMENTS.sdl, file: MEMBER },
    { name: "told", sdl: told, file: "told" },
  ];
  return composeSubgraphs(subgraphs)
    .supergraph.replace(`http://${MEMBER}:4000/graphql`, graphql)
    .replace("http://told:4000/graphql", subscriptions);
}

export function composeLive() {
  const subgraphs = [
    { name: MEMBER, sdl: COMMITMENTS.sdl, file: MEMBER },
    { name: "live", sdl: LIVE, file: "live" },
  ];
  return composeSubgraphs(subgraphs).supergraph;
}

function commitment(id) {
  return {
    __typename: "Commitment",
    id,
    title: `Cam kết ${id}: xoá mù chữ cho phụ nữ vùng sâu, vùng xa`,
    state: "IN_PROGRESS",
    note: "Hội Khuyến học phối hợp với Hội Liên hiệp Phụ nữ, giai đoạn 2021–2025. ".repeat(2).trim(),
  };
}
