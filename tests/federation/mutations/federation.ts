import { FEDERATION_2, type Federation, type Row } from "../support/federation.js";

/** One number that two members change. */
export const federation: Federation = {
  members: [
    {
      name: "adder",
      sdl: `${FEDERATION_2}
        type Query { total: Total! }
        type Mutation { add(n: Int!): Total! }
        type Total @key(fields: "id") { id: ID! sum: Int! @shareable }
      `,
    },
    {
      name: "multiplier",
      sdl: `${FEDERATION_2}
        type Mutation { multiply(by: Int!): Total! fail: Total }
        type Total @key(fields: "id") { id: ID! sum: Int! @shareable double: Int! }
      `,
    },
  ],
  data: () => {
    let sum = 0;
    const total: Row = { __typename: "Total", id: "t", sum: () => sum, double: () => sum * 2 };
    const changedBy = (change: (args: Row) => number) => (args: Row) => {
      sum = change(args);
      return { ...total, sum };
    };
    return {
      entities: [total],
      root: {
        total,
        add: changedBy(({ n }) => sum + Number(n)),
        multiply: changedBy(({ by }) => sum * Number(by)),
        fail: () => new Error("nein"),
      },
    };
  },
};
