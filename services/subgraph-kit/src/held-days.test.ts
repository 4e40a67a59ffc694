import { describe, expect, it } from "@jest/globals";
import { type GraphQLResolveInfo, graphql } from "graphql";
import {
  Args,
  ArgsType,
  Field,
  FieldResolver,
  ID,
  Info,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { buildSubgraph } from "./federated-schema.js";
import { CarriesDay, HoldsBelow, holdOwnDay } from "./held-days.js";
import { GlobalNode } from "./ids/global-node.js";
import { DateScalar } from "./scalars.js";

@ArgsType()
class DayArguments {
  @HoldsBelow()
  @Field(() => DateScalar, { nullable: true })
  asOf?: string | null;
}

@ObjectType()
@GlobalNode({ prefix: "shelf" })
@CarriesDay()
class Shelf {
  @Field(() => ID)
  id!: string;

  /** The day of the shelf itself. */
  openedOn?: string;
}

const SHELF: Shelf = { id: "1", openedOn: "2020-02-02" };

@Resolver(() => Shelf)
class ShelfResolver {
  @Query(() => [Shelf])
  shelves(@Args(() => DayArguments) _: DayArguments): Shelf[] {
    return [SHELF, SHELF];
  }

  @FieldResolver(() => String)
  day(@Root() _shelf: Shelf, @Args(() => DayArguments) { asOf }: DayArguments): string {
    return asOf ?? "none";
  }

  @FieldResolver(() => Shelf)
  beside(@Root() shelf: Shelf, @Args(() => DayArguments) _: DayArguments): Shelf {
    return shelf;
  }

  @FieldResolver(() => Shelf)
  opened(@Root() shelf: Shelf, @Info() info: GraphQLResolveInfo): Shelf {
    holdOwnDay(info, shelf.openedOn ?? null);
    return shelf;
  }
}

const { schema } = buildSubgraph({
  name: "library",
  resolvers: [ShelfResolver],
  referenceResolvers: { Shelf: async () => SHELF },
});

async function ask(source: string) {
  const { data, errors } = await graphql({ schema, source });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

describe("a day that holds below", () => {
  it("is that of the nearest field above that was given one, in each place of one answer", async () => {
    const data = await ask(`{
      shelves(asOf: "2021-01-01") { day heldDay beside { day } other: beside(asOf: "2022-01-01") { day beside { day } } }
      undated: shelves { day heldDay beside(asOf: "2023-01-01") { day } }
    }`);
    const dated = {
      day: "2021-01-01",
      heldDay: "2021-01-01",
      beside: { day: "2021-01-01" },
      other: { day: "2022-01-01", beside: { day: "2022-01-01" } },
    };
    const undated = { day: "none", heldDay: null, beside: { day: "2023-01-01" } };
    expect(data).toEqual({ shelves: [dated, dated], undated: [undated, undated] });
  });

  it("gives way to a day that a field is given, and goes before the object's own", async () => {
    const fields = `day(asOf: "2024-01-01") opened { day }`;
    const { shelves, undated } = await ask(
      `{ shelves(asOf: "2021-01-01") { ${fields} } undated: shelves { ${fields} } }`,
    );
    expect(shelves[0]).toEqual({ day: "2024-01-01", opened: { day: "2021-01-01" } });
    expect(undated[0]).toEqual({ day: "2024-01-01", opened: { day: "2020-02-02" } });
  });

  it("is told by references, each for its own entity", async () => {
    const of = ["2021-01-01", "2022-01-01", null, "yesterday"]
      .map((day) => `{ __typename: "Shelf", id: "1", heldDay: ${JSON.stringify(day)} }`)
      .join(", ");
    const { _entities } = await ask(
      `{ _entities(representations: [${of}]) { ... on Shelf { day beside { day } } } }`,
    );
    const days = ["2021-01-01", "2022-01-01", "none", "none"];
    expect(_entities).toEqual(days.map((day) => ({ day, beside: { day } })));
  });
});
