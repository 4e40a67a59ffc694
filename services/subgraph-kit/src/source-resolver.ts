import { type ClassType, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type Loader, MemberContext } from "./context.js";
import { describe } from "./describe.js";
import type { DecoratedClass } from "./federated-schema.js";
import { rowBy } from "./row-loaders.js";
import { Source } from "./source.js";

export const sourceById = rowBy(Source, "id");

interface Citing {
  readonly sourceId: string;
}

/**
 * The resolver of the field `source` of a type whose rows have the id of theirs.
 * @param loaderFor for a type of which some rows are copies of another member's: where the source of a row is
 */
export function createSourceResolver<Row extends Citing>(
  type: ClassType<Row>,
  loaderFor: (row: Row) => Loader<string, Source | null> = () => sourceById,
): DecoratedClass {
  @Resolver(() => type)
  class SourceResolver {
    @FieldResolver(() => Source, { description: describe("Nguồn.", "The source.") })
    source(@Root() row: Row, @Ctx() context: MemberContext): Promise<Source | null> {
      return context.load(loaderFor(row), row.sourceId);
    }
  }
  return SourceResolver;
}
