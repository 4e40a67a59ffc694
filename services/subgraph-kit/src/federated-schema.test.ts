import "reflect-metadata";
import { composeSubgraphs } from "@hub/schema/composition/compose";
import { describe, expect, it } from "@jest/globals";
import { DirectiveLocation, GraphQLDirective, GraphQLInt } from "graphql";
import { Arg, Directive, Field, ID, Int, ObjectType, Query, Resolver } from "type-graphql";
import { buildSubgraph } from "./federated-schema.js";

@ObjectType()
@Directive('@key(fields: "id")')
@Directive("@shelf(row: 3)")
class Book {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { nullable: true })
  @Directive("@shareable")
  pages!: number;
}

@Resolver()
class BookResolver {
  @Query(() => Book, { nullable: true })
  book(@Arg("id", () => ID) @Directive('@tag(name: "key")') _id: string): Book | null {
    return null;
  }
}

@ObjectType()
@Directive('@key(fields: "id")')
@Directive("@interfaceObject")
class Medium {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { nullable: true })
  loans!: number;
}

@Resolver()
class MediumResolver {
  @Query(() => Medium, { nullable: true })
  medium(): Medium | null {
    return null;
  }
}

const SHELVES = { url: "https://example.vn/spec/shelves/v0.1", imports: ["@shelf"] } as const;
const SHELF = new GraphQLDirective({
  name: "shelf",
  locations: [DirectiveLocation.OBJECT],
  args: { row: { type: GraphQLInt } },
});
const BOOKS = {
  name: "library",
  resolvers: [BookResolver],
  referenceResolvers: { Book: async () => null },
  links: [SHELVES],
  directives: [SHELF],
} as const;
const KNOWN = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

describe("the schema that a member prints", () => {
  const { sdl } = buildSubgraph({ ...BOOKS, resolvers: [BookResolver] });

  it("imports of Federation what it uses", () => {
    expect(sdl).toContain('import: ["@key", "@shareable", "@tag", "@composeDirective"]');
    const plain = buildSubgraph({
      name: "loans",
      resolvers: [MediumResolver],
      referenceResolvers: { Medium: async () => null },
    });
    expect(plain.sdl).toContain('import: ["@key", "@interfaceObject"]');
  });

  it("carries a specification of the member's own into the supergraph", () => {
    const { supergraph } = composeSubgraphs([{ name: "library", file: "library.graphql", sdl }]);
    expect(supergraph).toContain(SHELVES.url);
    expect(supergraph).toMatch(/directive @shelf\(row: Int\) on OBJECT/);
    expect(supergraph).toMatch(/type Book[^{]*@shelf\(row: 3\)/);
  });

  it("keeps the directives of arguments", () => {
    expect(sdl).toContain('id: ID! @tag(name: "key")');
  });

  it("can have fields for an interface whose objects another member knows", () => {
    const { sdl: loans } = buildSubgraph({
      name: "loans",
      resolvers: [MediumResolver],
      referenceResolvers: { Medium: async () => null },
    });
    const media = `${KNOWN} interface Medium @key(fields: "id") { id: ID! } type Tape implements Medium @key(fields: "id") { id: ID! }
      type Query { tape: Tape }`;
    const { api } = composeSubgraphs([
      { name: "loans", file: "loans.graphql", sdl: loans },
      { name: "media", file: "media.graphql", sdl: media },
    ]);
    expect(api).toMatch(/type Tape implements Medium {[^}]*loans: Int/);
  });
});
