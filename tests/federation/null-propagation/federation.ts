import { FEDERATION_2, type Federation, type Row } from "../support/federation.js";

const failing = () => new Error("hỏng");
const rows = [
  {
    __typename: "Node",
    id: "n1",
    value: 1,
    strict: 1,
    broken: failing,
    items: [1, 2],
    next: () => nodes[1],
    must: () => nodes[1],
  },
  {
    __typename: "Node",
    id: "n2",
    value: null,
    strict: null,
    broken: failing,
    items: [1, null],
    next: null,
    must: () => nodes[0],
  },
  {
    __typename: "Node",
    id: "n3",
    value: 3,
    strict: 3,
    broken: "x",
    items: null,
    next: () => nodes[0],
    must: () => null,
  },
];
const nodes: Row[] = rows.map((row) => ({
  ...row,
  far: row.value,
  farStrict: row.strict,
  farBroken: row.broken,
  farItems: row.items === null ? null : row.items.map((item) => ({ n: item })),
  farLists: [[1, null], null, [3]],
}));

/** Nulls and errors where the schema allows them and where it does not, in the member asked first and in another one. */
export const federation: Federation = {
  members: [
    {
      name: "near",
      sdl: `${FEDERATION_2}
        type Query { nodes: [Node]! strictNodes: [Node!] node(id: ID!): Node must(id: ID!): Node! wrapper: Wrapper }
        type Wrapper { inner: Wrapper! node: Node! maybe: Node list: [Node!]! }
        type Node @key(fields: "id") {
          id: ID! value: Int strict: Int! broken: String items: [Int!] next: Node must: Node!
        }
      `,
    },
    {
      name: "distant",
      sdl: `${FEDERATION_2}
        type Query { others: [Node!] }
        type Node @key(fields: "id") {
          id: ID! far: Int farStrict: Int! farBroken: String! farItems: [FarItem!] farLists: [[Int!]]!
        }
        type FarItem { n: Int! }
      `,
    },
  ],
  data: () => {
    const find = ({ id }: Row) => nodes.find((node) => node["id"] === id) ?? null;
    const wrapper: Row = { inner: () => wrapper, node: nodes[0], maybe: nodes[1], list: nodes };
    return {
      entities: nodes,
      root: { nodes: [...nodes, null], strictNodes: nodes, others: nodes, node: find, must: find, wrapper },
    };
  },
};
