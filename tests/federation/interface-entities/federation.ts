import { FEDERATION_2, type Federation, type Row } from "../support/federation.js";

const places: Row[] = [
  { __typename: "School", id: "s1", name: "Trường", pupils: 300, open: true, area: 12 },
  { __typename: "Library", id: "l1", name: "Thư viện", books: 9000, open: false, area: 7 },
  { __typename: "Park", id: "k1", name: "Công viên", open: null, area: 90 },
];

/** Entities behind interfaces that inherit from each other, and interfaces of which members know different types. */
export const federation: Federation = {
  members: [
    {
      name: "map",
      sdl: `${FEDERATION_2}
        type Query { node(id: ID!): Node nodes: [Node] places: [Place!]! centre: Centre }
        interface Node { id: ID! }
        interface Place implements Node { id: ID! name: String! nearest: Place }
        type School implements Place & Node @key(fields: "id") { id: ID! name: String! nearest: Place }
        type Library implements Place & Node @key(fields: "id") { id: ID! name: String! nearest: Place }
        type Park implements Place & Node @key(fields: "id") { id: ID! name: String! nearest: Place }
        type Centre { node: Node place: Place! both: [[Place]] }
      `,
    },
    {
      name: "hours",
      sdl: `${FEDERATION_2}
        type Query { openings: [Opening!]! }
        interface Opening { id: ID! open: Boolean }
        interface Node { id: ID! }
        type School implements Opening & Node @key(fields: "id") { id: ID! open: Boolean pupils: Int! }
        type Library implements Opening & Node @key(fields: "id") { id: ID! open: Boolean books: Int! }
        type Park implements Opening & Node @key(fields: "id") { id: ID! open: Boolean }
      `,
    },
    {
      name: "survey",
      sdl: `${FEDERATION_2}
        type Query { measured: [Measured!]! }
        interface Measured { area(unit: Unit = HA): Int! }
        enum Unit { HA M2 }
        type School implements Measured @key(fields: "id") { id: ID! area(unit: Unit = HA): Int! }
        type Park implements Measured @key(fields: "id") { id: ID! area(unit: Unit = HA): Int! }
      `,
    },
  ],
  data: () => {
    const near: Row[] = places.map((place, index) => ({
      ...place,
      area: areaOf(place),
      nearest: () => near[index + 1] ?? null,
    }));
    const [school, library, park] = near;
    return {
      entities: near,
      root: {
        node: ({ id }: Row) => near.find((place) => place["id"] === id) ?? null,
        nodes: [school, null, park],
        places: near,
        centre: {
          node: library,
          place: school,
          both: [[park, null], null, [school, library]],
        },
        openings: [library, school],
        measured: [park, school],
      },
    };
  },
  values: { id: ["s1", "l1", "k1", "nobody"] },
};

function areaOf({ area }: Row) {
  return ({ unit }: Row) => Number(area) * (unit === "M2" ? 10_000 : 1);
}
