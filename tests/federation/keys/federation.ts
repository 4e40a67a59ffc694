import { FEDERATION_2, type Federation } from "../support/federation.js";

const schools = [
  { __typename: "School", id: "s1", code: "A", unit: { id: "u1" }, name: "Trường một", pupils: 10, rank: 1 },
  { __typename: "School", id: "s2", code: "A", unit: { id: "u2" }, name: "Trường hai", pupils: 20, rank: 2 },
  { __typename: "School", id: "s3", code: "B", unit: { id: "u1" }, name: "Trường ba", pupils: 30, rank: 3 },
];
const lists = [
  { __typename: "SchoolList", schools: schools.slice(0, 2), title: "Hai trường", weight: 2 },
  { __typename: "SchoolList", schools: schools.slice(2), title: "Một trường", weight: 1 },
];

/** One entity with a single, a compound and a nested key, each known to another member; and a key with a list. */
export const federation: Federation = {
  members: [
    {
      name: "names",
      sdl: `${FEDERATION_2}
        type Query { schools: [School!]! school(id: ID!): School lists: [SchoolList!]! }
        type School @key(fields: "id") @key(fields: "code unit { id }") {
          id: ID! code: String! unit: Unit! name: String!
        }
        type Unit @shareable { id: ID! }
        type SchoolList @key(fields: "schools { id }") { schools: [School!]! title: String! }
      `,
    },
    {
      name: "pupils",
      sdl: `${FEDERATION_2}
        type Query { largest: School! }
        type School @key(fields: "code unit { id }") { code: String! unit: Unit! pupils: Int! }
        type Unit @shareable { id: ID! }
      `,
    },
    {
      name: "ranks",
      sdl: `${FEDERATION_2}
        type Query { best: School! }
        type School @key(fields: "id") { id: ID! rank: Int! }
        type SchoolList @key(fields: "schools { id }") { schools: [School!]! @external weight: Int! }
      `,
    },
  ],
  data: () => ({
    entities: [...schools, ...lists],
    root: {
      schools,
      lists,
      school: ({ id }: { id?: unknown }) => schools.find((school) => school.id === id),
      largest: schools[2],
      best: schools[0],
    },
  }),
  values: { id: ["s1", "s2", "nobody"] },
};
