import { FEDERATION_2, type Federation, type Row } from "../support/federation.js";

const rows: Row[] = [
  {
    __typename: "Oven",
    id: "o1",
    warranty: 1,
    heat: 200,
    price: 10,
    maker: { __typename: "Shop", name: "Cửa hàng", city: "Huế" },
  },
  {
    __typename: "Toaster",
    id: "t1",
    warranty: 2,
    slots: 4,
    price: 20,
    maker: { __typename: "Guild", name: "Phường", members: 12 },
  },
];

/** Interfaces that only some members know, with other fields and other types in each, and interfaces of interfaces. */
export const federation: Federation = {
  members: [
    {
      name: "left",
      sdl: `${FEDERATION_2}
        type Query { products: [Product] nodes: [Node!]! }
        union Product = Oven | Toaster
        interface Node { id: ID! }
        interface Device implements Node { id: ID! warranty: Int maker: Maker! }
        interface Maker { name: String! }
        type Shop implements Maker { name: String! city: String! }
        type Guild implements Maker { name: String! members: Int! }
        type Oven implements Device & Node @key(fields: "id") { id: ID! warranty: Int heat: Int! maker: Maker! }
        type Toaster implements Device & Node @key(fields: "id") { id: ID! warranty: Int slots: Int! maker: Maker! }
      `,
    },
    {
      name: "right",
      sdl: `${FEDERATION_2}
        type Query { toasters: [Toaster!]! priced: [Priced!]! }
        interface Priced { price: Int! }
        interface Node { id: ID! }
        type Oven implements Priced @key(fields: "id") { id: ID! price: Int! }
        type Toaster implements Priced & Node @key(fields: "id") { id: ID! price: Int! }
      `,
    },
  ],
  data: () => ({
    entities: rows,
    root: { products: [...rows, null], nodes: rows, toasters: rows.slice(1), priced: rows },
  }),
};
