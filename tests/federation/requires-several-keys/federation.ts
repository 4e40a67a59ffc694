import { FEDERATION_2, type Federation } from "../support/federation.js";

const schools = [
  { __typename: "School", id: "s1", code: "c1", pupils: 300, area: 3 },
  { __typename: "School", id: "s2", code: "c2", pupils: 40, area: null },
];

/** Computed fields of an entity that has several keys, of which some members know one only. */
export const federation: Federation = {
  members: [
    {
      name: "densities",
      sdl: `${FEDERATION_2}
        type Query { dense: [School!]! }
        type School @key(fields: "id") @key(fields: "code") {
          id: ID! code: ID! pupils: Int! @external density: String! @requires(fields: "pupils")
        }
      `,
    },
    {
      name: "pupils",
      sdl: `${FEDERATION_2}
        type Query { schools: [School!]! }
        type School @key(fields: "id") @key(fields: "code") { id: ID! code: ID! pupils: Int! }
      `,
    },
    {
      name: "by-id",
      sdl: `${FEDERATION_2}
        type Query { known: School }
        type School @key(fields: "id") { id: ID! area: Int density: String! @external label: String @requires(fields: "density") }
      `,
    },
  ],
  data: () => ({
    entities: schools,
    root: { dense: schools, schools, known: schools[0] },
  }),
  computed: {
    "School.density": ({ pupils }) => `${String(pupils)} / ha`,
    "School.label": ({ density, pupils }) => `(${density ?? `${String(pupils)} / ha`})`,
  },
};
