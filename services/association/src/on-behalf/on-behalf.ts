/** What the programme's secretary has recorded for a party that has no account, from a paper. */
import { formatGlobalId } from "@hub/schema/global-id";
import type { ActorRole } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import type { Author } from "@hub/subgraph-kit/record-change";
import { DateTimeScalar } from "@hub/subgraph-kit/scalars";
import { Field, ObjectType } from "type-graphql";

interface By {
  readonly organisationId: string | null;
  readonly role: ActorRole;
}

/** As a row of the record keeps it. */
export interface OnBehalf extends By {
  /** The source that is the paper. */
  readonly documentId: string;
  readonly contest: (By & { readonly at: string; readonly reason: string }) | null;
}

@ObjectType({
  description: describe(
    "Bên được nhập thay không công nhận điều đã nhập.",
    "The party for which it was recorded contests it.",
  ),
})
export class Contest implements By {
  readonly organisationId!: string | null;
  readonly role!: ActorRole;

  @Field(() => DateTimeScalar, { description: describe("Lúc nào.", "When.") })
  readonly at!: Date;

  @Field(() => String, { description: describe("Lý do.", "Why.") })
  readonly reason!: string;
}

@ObjectType({
  description: describe(
    "Nhập thay: thường trực chương trình nhập cho một bên chưa có tài khoản, theo văn bản của bên đó.",
    "Entered on behalf: the programme's secretary has recorded it for a party that had no account, from a document of that party.",
  ),
})
export class EnteredOnBehalf implements By {
  readonly organisationId!: string | null;
  readonly role!: ActorRole;
  readonly documentId!: string;

  @Field(() => Contest, {
    nullable: true,
    description: describe(
      "Ý kiến không công nhận của bên đó; trống nếu không có. Điều đã ghi vẫn được tính cho đến khi cơ quan chủ trì quyết định.",
      "That the party contests it; null while it does not. What is recorded counts as before until the lead decides.",
    ),
  })
  readonly contest!: Contest | null;
}

/** As the schema shows it; null of what a party has recorded itself. */
export function enteredOnBehalf(onBehalf: OnBehalf | null): EnteredOnBehalf | null {
  if (onBehalf === null) return null;
  const { contest, ...rest } = onBehalf;
  const shown = contest && Object.assign(new Contest(), contest, { at: new Date(contest.at) });
  return Object.assign(new EnteredOnBehalf(), rest, { contest: shown });
}

/** @param documentId the source that is the paper; null where nothing is entered on behalf */
export function onBehalfBy({ organisationId, role }: Author, documentId: string | null): OnBehalf | null {
  return documentId === null ? null : { organisationId, role, documentId, contest: null };
}

/** What a history tells of it, as the schema names it. */
export function onBehalfFacts(onBehalf: OnBehalf | null) {
  if (onBehalf === null) return null;
  const { documentId, contest } = onBehalf;
  return {
    by: factsOf(onBehalf),
    document: { id: formatGlobalId("Source", documentId, "association") },
    contest: contest && { by: factsOf(contest), at: contest.at, reason: contest.reason },
  };
}

function factsOf({ organisationId, role }: By) {
  return { organisation: { id: organisationId && formatGlobalId("Organisation", organisationId) }, role };
}
