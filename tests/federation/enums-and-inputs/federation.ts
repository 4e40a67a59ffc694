import { FEDERATION_2, type Federation, type Row } from "../support/federation.js";

const rows: Row[] = [
  { __typename: "Item", id: "i1", kind: "ONE", state: "OPEN" },
  { __typename: "Item", id: "i2", kind: "TWO", state: "CLOSED" },
];

/** Output enums are unions, input enums and input objects intersections of what the members say. */
export const federation: Federation = {
  members: [
    {
      name: "left",
      sdl: `${FEDERATION_2}
        type Query { items(filter: Filter, kind: Kind = ONE): [Item!]! }
        enum Kind { ONE TWO LEFT }
        enum State { OPEN CLOSED }
        input Filter { kind: Kind = TWO, kinds: [[Kind!]!], left: Int, nested: Filter, limit: Int! = 5 }
        type Item @key(fields: "id") { id: ID! state: State! @shareable }
      `,
    },
    {
      name: "right",
      sdl: `${FEDERATION_2}
        type Query { echo(filter: Filter!, kind: Kind!): String! }
        enum Kind { ONE TWO RIGHT }
        enum State { OPEN OTHER }
        input Filter { kind: Kind = TWO, kinds: [[Kind!]!], right: Int, nested: Filter, limit: Int! = 5 }
        type Item @key(fields: "id") { id: ID! echo(filter: Filter): String! last: State }
      `,
    },
  ],
  data: () => {
    const echo = (args: Row) => JSON.stringify(args);
    const items = rows.map((row) => ({ ...row, echo, last: "OPEN" }));
    return { entities: items, root: { items, echo } };
  },
};
