import { FEDERATION_2, type Federation, type Row } from "../support/federation.js";

const cells: Row[] = [1, 2, 3, 4].map((n) => ({
  __typename: "Cell",
  id: `c${n}`,
  n,
  word: `w${n}`,
  around: () => [[cells[0], null], [], [cells[n % 4]]],
  numbers: [[[n]], [], [[n, n], []]],
}));

/** Entities in lists of lists. */
export const federation: Federation = {
  members: [
    {
      name: "left",
      sdl: `${FEDERATION_2}
        type Query { matrix: [[Cell!]!]! cube: [[[Cell]]] none: [[Cell!]] }
        type Cell @key(fields: "id") { id: ID! n: Int! numbers: [[[Int!]!]!] }
      `,
    },
    {
      name: "right",
      sdl: `${FEDERATION_2} type Cell @key(fields: "id") { id: ID! word: String! around: [[Cell]!]! }`,
    },
  ],
  data: () => ({
    entities: cells,
    root: {
      matrix: [cells.slice(0, 2), [], cells.slice(2)],
      cube: [[cells.slice(0, 1), null], null, [[null, cells[3]]]],
      none: [null, []],
    },
  }),
};
