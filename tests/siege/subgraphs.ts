import { composeSubgraphs } from "@hub/schema/composition/compose";

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])`;
export const ITEMS = 50;

/** Answers with lists, waits as long as it is told to, and answers with what is no JSON. */
export const CATALOG = {
  name: "catalog",
  notesRequests: false,
  sdl: `${FEDERATION}
    type Query { item(id: ID!): Item  items(first: Int!): [Item!]!  slow(ms: Int!): Int  notANumber: Float }
    type Item @key(fields: "id") { id: ID! title: String! state: String! }
  `,
  resolvers: {
    Query: {
      item: (_: unknown, { id }: Readonly<Record<string, unknown>>) => item(String(id)),
      items: (_: unknown, { first }: Readonly<Record<string, unknown>>) =>
        Array.from({ length: Number(first) }, (__, index) => item(`i${index}`)),
      slow: (_: unknown, { ms }: Readonly<Record<string, unknown>>) =>
        new Promise((resolve) => setTimeout(resolve, Number(ms), 1)),
    },
  },
  entities: { Item: ({ id }: Readonly<Record<string, unknown>>) => item(String(id)) },
};

export const DETAILS = {
  name: "details",
  notesRequests: false,
  sdl: `${FEDERATION}
    type Query { year: Int }
    type Item @key(fields: "id") { id: ID! note: String! }
  `,
  entities: { Item: ({ id }: Readonly<Record<string, unknown>>) => ({ id, note: NOTE }) },
};

const LIVE = {
  name: "live",
  sdl: `${FEDERATION}
    extend schema
      @link(url: "https://khuyen-hoc-hub.vn/spec/events/v0.1", import: ["@eventSource", "@changedBy"])
      @composeDirective(name: "@eventSource")
      @composeDirective(name: "@changedBy")
    directive @eventSource(types: [String!]!, match: [EventMatch!]! = []) on FIELD_DEFINITION
    directive @changedBy(
      types: [String!]!, key: String, fields: [String!], fieldsOf: String, match: [EventMatch!]! = []
    ) repeatable on OBJECT
    input EventMatch { argument: String! property: String! }
    type Subscription {
      itemChanged(itemId: ID, after: String): ItemChange!
        @eventSource(types: ["item.changed"], match: [{ argument: "itemId", property: "itemId" }])
    }
    type ItemChange { cursor: String! sentAt: String! item: Item }
    type Item @key(fields: "id", resolvable: false) @changedBy(types: ["item.changed"], key: "itemId") { id: ID! }
  `,
};

export function composeSiege(): string {
  return composeSubgraphs([CATALOG, DETAILS, LIVE].map(({ name, sdl }) => ({ name, sdl, file: name })))
    .supergraph;
}

const NOTE = "Hội Khuyến học phối hợp với Hội Liên hiệp Phụ nữ, giai đoạn 2021–2025. ".repeat(2).trim();

function item(id: string) {
  return { __typename: "Item", id, title: `Cam kết ${id}: xoá mù chữ`, state: "IN_PROGRESS" };
}
