import { type RunningPipeline, startPipeline } from "@hub/gateway-fixtures/pipeline";
import { FEDERATION_LINK, type Subgraph } from "@hub/gateway-fixtures/subgraph";
import { afterEach, describe, expect, it } from "@jest/globals";

const OWN_DIRECTIVES = `${FEDERATION_LINK}
  directive @globalId(prefix: String!, namesMember: Boolean! = false) on OBJECT
  directive @carries(field: String!) on OBJECT
`;

/** Owns the places, and tells by which year it was asked about one. */
const register: Subgraph = {
  name: "register",
  sdl: `${OWN_DIRECTIVES}
    type Query { places(year: Int!): [Place!] }
    type Place @key(fields: "id") @globalId(prefix: "place") @carries(field: "heldYear") {
      id: ID! name: String heldYear: Int @inaccessible @shareable
    }
  `,
  resolvers: {
    Query: { places: (_, { year }) => [{ id: "place_1", heldYear: year }] },
    Place: { name: (place) => `${place.id} in ${"heldYear" in place ? place.heldYear : "no year"}` },
  },
  entities: { Place: (representation) => representation },
};

/** Refers to places, each as of a year of its own, and has a field of them. */
const library: Subgraph = {
  name: "library",
  sdl: `${OWN_DIRECTIVES}
    type Query { shelf: [Loan!] }
    type Loan { place: Place }
    type Place @key(fields: "id") @carries(field: "heldYear") {
      id: ID! loans: String heldYear: Int @inaccessible @shareable
    }
  `,
  resolvers: {
    Query: {
      shelf: () => [2021, 2022, null].map((year) => ({ id: "", place: { id: "place_1", heldYear: year } })),
    },
    Place: { loans: (place) => `loans of ${"heldYear" in place ? place.heldYear : "no year"}` },
  },
  entities: { Place: (representation) => representation },
};

/** Knows nothing of years. */
const museum: Subgraph = {
  name: "museum",
  sdl: `${FEDERATION_LINK}
    type Query { hall: Place }
    type Place @key(fields: "id") { id: ID! guide: String }
  `,
  resolvers: {
    Query: { hall: () => ({ id: "place_1" }) },
    Place: { guide: (place) => `told: ${Object.keys(place).sort().join(" ")}` },
  },
  entities: { Place: (representation) => representation },
};

let running: RunningPipeline | undefined;
afterEach(async () => {
  await running?.[Symbol.asyncDispose]();
  running = undefined;
});

async function ask(query: string) {
  running = await startPipeline([register, library, museum]);
  const { data, errors } = await running.ask(query);
  expect(errors).toBeUndefined();
  return data;
}

describe("a field that goes along with a key", () => {
  it("is told to the member that is asked about what another refers to, each with its own value", async () => {
    expect(await ask("{ shelf { place { id name } } }")).toEqual({
      shelf: ["2021", "2022", "no year"].map((year) => ({
        place: { id: "place_1", name: `place_1 in ${year}` },
      })),
    });
  });

  it("goes both ways, under aliases as well", async () => {
    expect(
      await ask("{ former: places(year: 1999) { id: name loans } now: places(year: 2026) { loans } }"),
    ).toEqual({
      former: [{ id: "place_1 in 1999", loans: "loans of 1999" }],
      now: [{ loans: "loans of 2026" }],
    });
  });

  it("is not told to members that do not have it, and nobody needs it", async () => {
    expect(await ask("{ places(year: 1999) { guide } hall { name loans guide } }")).toEqual({
      places: [{ guide: "told: __typename id" }],
      hall: { name: "place_1 in no year", loans: "loans of no year", guide: "told: id" },
    });
  });

  it("is asked for only where somebody else is asked, and hidden from clients", async () => {
    await ask("{ shelf { place { id loans } } }");
    expect(
      running
        ?.server("library")
        .requests.map(({ query }) => query)
        .join(),
    ).not.toContain("heldYear");
    await expect(running?.ask("{ shelf { place { heldYear } } }")).rejects.toThrow("heldYear");
  });
});
