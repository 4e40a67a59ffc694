import { FEDERATION_2, type Federation, type Row } from "../support/federation.js";

const people: Row[] = [
  {
    __typename: "Person",
    id: "p1",
    name: { vi: "An", en: "Ann" },
    age: 10,
    city: "Huế",
    friend: () => people[1],
  },
  { __typename: "Person", id: "p2", name: { vi: "Bình", en: "Ben" }, age: 20, city: "Đà Nẵng", friend: null },
];

/** Fields and value types that several members answer alike. */
export const federation: Federation = {
  members: [
    {
      name: "left",
      sdl: `${FEDERATION_2}
        type Query { people: [Person!]! }
        type Person @key(fields: "id") { id: ID! name: Text! @shareable age: Int! @shareable friend: Person @shareable }
        type Text @shareable { vi: String! en: String! }
      `,
    },
    {
      name: "right",
      sdl: `${FEDERATION_2}
        type Query { first: Person! }
        type Person @key(fields: "id") { id: ID! name: Text! @shareable age: Int! @shareable city: String! friend: Person @shareable }
        type Text @shareable { vi: String! en: String! }
      `,
    },
    {
      name: "part",
      sdl: `${FEDERATION_2}
        type Query { one: Person! }
        type Person @key(fields: "id") { id: ID! name: Text! @shareable }
        type Text @shareable { vi: String! en: String! }
      `,
    },
  ],
  data: () => ({ entities: people, root: { people, first: people[0], one: people[1] } }),
};
