import { type ClassType, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { MemberContext } from "./context.js";
import { describe } from "./describe.js";
import type { DecoratedClass } from "./federated-schema.js";
import { rowBy } from "./row-loaders.js";
import { Source } from "./source.js";

export const sourceById = rowBy(Source, "id");

/** The resolver of the field `source` of a type whose rows have the id of theirs. */
export function createSourceResolver(type: ClassType<{ sourceId: string }>): DecoratedClass {
  @Resolver(() => type)
  class SourceResolver {
    @FieldResolver(() => Source, { description: describe("Nguồn.", "The source.") })
    source(
      @Root() { sourceId }: { sourceId: string },
      @Ctx() context: MemberContext,
    ): Promise<Source | null> {
      return context.load(sourceById, sourceId);
    }
  }
  return SourceResolver;
}
