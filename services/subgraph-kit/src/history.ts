import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from "type-graphql";
import { Actor, Change, Changeable, ChangeConnection } from "./change.js";
import { type Connection, PageArguments } from "./connection.js";
import { MemberContext } from "./context.js";
import type { MemberModule } from "./define-member.js";
import { describe } from "./describe.js";
import { pageLoader } from "./page-loader.js";
import { referenceById, rowBy } from "./row-loaders.js";
import { Source } from "./source.js";
import { sourceById } from "./source-resolver.js";

const changesOf = pageLoader<Change, { type: string; id: string }>({
  keys: { type: "text", id: "text" },
  select: `change.id, change.version, change.at, change.organisation_id AS "organisationId", change.role,
    change.reason, change.source_id AS "sourceId", change.changed`,
  from: "change",
  where: "change.entity_type = list.type AND change.entity_id = list.id",
  orderBy: [{ name: "version", column: "change.version", type: "integer" }],
});

@Resolver(() => Changeable)
class ChangeableResolver {
  @FieldResolver(() => ChangeConnection, {
    description: describe(
      "Các thay đổi, từ lần ghi đầu tiên; `last: 10` cho mười thay đổi gần nhất.",
      "Its changes, from the first record on; `last: 10` gives the latest ten.",
    ),
  })
  history(
    @Root() { id }: { id: string },
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: MemberContext,
    @Info() { parentType }: GraphQLResolveInfo,
  ): Promise<Connection<Change>> {
    return context.load(changesOf, { type: parentType.name, id, page });
  }
}

@Resolver(() => Change)
class ChangeResolver {
  @FieldResolver(() => Actor, { description: describe("Bên thay đổi.", "Who made it.") })
  actor(@Root() { organisationId, role }: Change): Actor {
    return { organisationId, role };
  }

  @FieldResolver(() => Source, {
    nullable: true,
    description: describe(
      "Nguồn của thay đổi; trống nếu không được nêu.",
      "Where it was published; null when it was not said.",
    ),
  })
  source(
    @Root() { sourceId, citedSource }: Change,
    @Ctx() context: MemberContext,
  ): Promise<Source | null> | Source | null {
    if (citedSource !== undefined || sourceId === null) return citedSource ?? null;
    return context.load(sourceById, sourceId);
  }
}

/** For members with something that is `Changeable`. They add `organisation` to `Actor`. */
export const history = {
  resolvers: [ChangeableResolver, ChangeResolver],
  references: { Change: referenceById(rowBy(Change, "id")) },
} satisfies MemberModule;
