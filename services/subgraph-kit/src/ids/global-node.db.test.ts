import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Arg, Field, ID, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { buildSubgraph } from "../federated-schema.js";
import type { MemberDefinition } from "../member.js";
import { startTestMember, type TestMember } from "../testing.js";
import { GlobalNode } from "./global-node.js";
import { IdOf } from "./id-of.js";

const KEY = "0f8fad5b-d9cb-469f-a165-70867728950e";
const UNIT = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

/** A type that nothing but this member knows. */
@ObjectType()
@GlobalNode({ prefix: "shelf" })
class Shelf {
  @Field(() => ID)
  id!: string;

  @IdOf("Shelf")
  @Field(() => [ID])
  neighbourIds!: string[];
}

@Resolver()
class ShelfResolver {
  @Query(() => Shelf)
  shelf(@IdOf("Shelf") @Arg("id", () => ID) id: string): Shelf {
    return { id, neighbourIds: [id] };
  }

  @Mutation(() => String)
  emptyShelf(@IdOf("Shelf") @Arg("id", () => ID) id: string): string {
    return id;
  }
}

const library: MemberDefinition = {
  name: "library",
  entities: [],
  migrations: [],
  resolvers: [ShelfResolver],
  referenceResolvers: { Shelf: async ({ id }) => (id === KEY ? { id, neighbourIds: [] } : null) },
};

let member: TestMember;
beforeAll(async () => {
  member = await startTestMember(library);
});
afterAll(async () => member[Symbol.asyncDispose]());

describe("a type of a member's own", () => {
  it("has global ids by a prefix that the member chooses, and resolvers see keys", async () => {
    const query = "query ($id: ID!) { shelf(id: $id) { id neighbourIds } }";
    const shelf = { id: `shelf_${KEY}`, neighbourIds: [`shelf_${KEY}`] };
    for (const id of [KEY, `shelf_${KEY}`]) {
      expect((await member.ask(query, { id })).data).toEqual({ shelf });
    }
    const { data } = await member.ask("mutation ($id: ID!) { emptyShelf(id: $id) }", { id: `shelf_${KEY}` });
    expect(data.emptyShelf).toBe(KEY);
  });

  it("is found by its id, and not by that of something else", async () => {
    const { data } = await member.ask(
      "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Shelf { id } } }",
      { of: [`shelf_${KEY}`, `unit_${KEY}`].map((id) => ({ __typename: "Shelf", id })) },
    );
    expect(data._entities).toEqual([{ id: `shelf_${KEY}` }, null]);
    const { errors } = await member.ask("query ($id: ID!) { shelf(id: $id) { id } }", { id: `unit_${UNIT}` });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('needs an id of the type "Shelf", which begins with "shelf_"'),
      extensions: { code: "BAD_USER_INPUT" },
    });
  });

  it("cannot be the type of an id without being one", () => {
    @Resolver()
    class BookResolver {
      @Query(() => String)
      book(@IdOf("Book") @Arg("id", () => ID) id: string): string {
        return id;
      }
    }
    expect(() => buildSubgraph({ name: "books", resolvers: [BookResolver], referenceResolvers: {} })).toThrow(
      "@IdOf names what is no @GlobalNode: Book",
    );
  });
});
