import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, FieldResolver, Info, Int, Resolver, Root } from "type-graphql";
import { Actor, Change, Changeable, ChangeConnection } from "./change.js";
import { type Connection, PageArguments } from "./connection.js";
import { defineLoader, inOrderOf, MemberContext } from "./context.js";
import type { MemberModule } from "./define-member.js";
import { describe } from "./describe.js";
import { pageLoader } from "./page-loader.js";
import { referenceById, rowBy } from "./row-loaders.js";
import { Source } from "./source.js";
import { sourceById } from "./source-resolver.js";
import { isUuid } from "./uuid.js";

/** The view `history` has the changes that the member can tell of, those of others with global ids. */
const changesOf = pageLoader<Change, Changed>({
  keys: { type: "text", id: "text" },
  select: `change.id, change.version, change.at, change.organisation_id AS "organisationId", change.role,
    change.reason, change.source_id AS "sourceId", change.changed`,
  from: "history AS change",
  where: "change.entity_type = list.type AND change.entity_id = list.id",
  orderBy: [{ name: "version", column: "change.version", type: "integer" }],
});

/** The latest version that the history tells of; what is there has been recorded at least once. */
const latestVersion = defineLoader<Changed, number>(
  async (keys, { database }) => {
    const rows: { version: number }[] = await database.query(
      `SELECT coalesce((
         SELECT max(version) FROM history AS change
         WHERE change.entity_type = list.type AND change.entity_id = list.id
       ), 1) AS version
       FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS list (type, id, place) ORDER BY place`,
      [keys.map(({ type }) => type), keys.map(({ id }) => id)],
    );
    return rows.map(({ version }) => version);
  },
  ({ type, id }) => `${type} ${id}`,
);

/** The names of those who made changes of this member's own, where the caller has a right of their organisation. */
const nameOfAuthor = defineLoader<string, string | null>(async (ids, { database, caller }) => {
  const rows: { id: string; name: string }[] = await database.query(
    `SELECT change.id, person.name FROM change_person AS person JOIN change ON change.id = person.change_id
     WHERE change.id = ANY($1::uuid[]) AND change.organisation_id = ANY($2::uuid[])`,
    [ids.filter(isUuid), (caller.rights ?? []).map(({ organisationId }) => organisationId)],
  );
  return inOrderOf(ids, rows, ({ id }) => id).map((row) => row?.name ?? null);
});

@Resolver(() => Actor)
class PersonResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: describe(
      "Tên người, chỉ cho người có quyền của chính tổ chức đó xem; trống với người khác và khi không có tên.",
      "The person's name, shown to who has a right of that organisation; null for everybody else, and where none was given.",
    ),
  })
  person(@Root() { changeId }: Actor, @Ctx() context: MemberContext): Promise<string | null> | null {
    return changeId === undefined ? null : context.load(nameOfAuthor, changeId);
  }
}

interface Changed extends Readonly<Record<"type" | "id", string>> {}

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

  @FieldResolver(() => Int, {
    description: describe("Phiên bản, tăng một với mỗi thay đổi.", "Goes up by one with each change."),
  })
  version(
    @Root() { id }: { id: string },
    @Ctx() context: MemberContext,
    @Info() { parentType }: GraphQLResolveInfo,
  ): Promise<number> {
    return context.load(latestVersion, { type: parentType.name, id });
  }
}

/**
 * For members with something that is `Changeable`. They add `organisation` to `Actor`.
 * @param findSource finds what changes cite, where the view has those of others as well
 */
export function createHistory(
  findSource: (id: string, context: MemberContext) => Promise<Source | null> = (id, context) =>
    context.load(sourceById, id),
) {
  @Resolver(() => Change)
  class ChangeResolver {
    @FieldResolver(() => Actor, { description: describe("Bên thay đổi.", "Who made it.") })
    actor(@Root() { id, organisationId, role }: Change): Actor {
      return { organisationId, role, changeId: id };
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
      return findSource(sourceId, context);
    }
  }

  return {
    resolvers: [ChangeableResolver, ChangeResolver, PersonResolver],
    references: { Change: referenceById(rowBy(Change, "id")) },
  } satisfies MemberModule;
}

/** Of a member that tells of nothing but its own. */
export const history = createHistory();
