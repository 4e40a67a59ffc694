import { FEDERATION_2, type Federation } from "../support/federation.js";

/** Directives that describe: @tag and composed ones must not stand in the way; executable ones reach nobody. */
export const federation: Federation = {
  members: [
    {
      name: "left",
      sdl: `${FEDERATION_2}
        extend schema @link(url: "https://example.org/audit/v1.0", import: ["@audited"]) @composeDirective(name: "@audited")
        directive @audited(by: String! = "all") on FIELD_DEFINITION | OBJECT
        directive @slow(ms: Int = 1) on FIELD | QUERY
        type Query { item: Item! @tag(name: "public") @audited }
        type Item @key(fields: "id") @tag(name: "public") @audited(by: "one") { id: ID! name: String! @deprecated(reason: "cũ") }
      `,
    },
    {
      name: "right",
      sdl: `${FEDERATION_2}
        directive @slow(ms: Int = 1) on FIELD | QUERY
        type Item @key(fields: "id") { id: ID! @tag(name: "private") size(unit: Unit = CM @tag(name: "x")): Int! }
        enum Unit { CM @tag(name: "small") MM }
      `,
    },
  ],
  data: () => {
    const item = {
      __typename: "Item",
      id: "i1",
      name: "Vật",
      size: ({ unit }: { unit?: unknown }) => (unit === "MM" ? 10 : 1),
    };
    return { entities: [item], root: { item } };
  },
};
