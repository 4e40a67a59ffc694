import { JOINT_RECORD } from "@hub/figure-kit/recorded-figure";
import { defineLoader, type MemberContext } from "@hub/subgraph-kit/context";

/** A member that has left the hub its rows, and is copied no more. */
export interface FormerMember {
  readonly name: string;
  /** When all that had come from it was last here. */
  readonly confirmedAt: Date | null;
}

/** The names of the members that are copied. */
export function copiedMembers({ copies }: MemberContext): string[] {
  return copies().flatMap(({ consumer, from }) => (consumer === JOINT_RECORD ? [from] : []));
}

/** One SQL statement for each request. */
export async function formerMembers(context: MemberContext): Promise<readonly FormerMember[]> {
  return context.load(notCopied, "all");
}

const notCopied = defineLoader<"all", readonly FormerMember[]>(async (keys, context) => {
  const rows: FormerMember[] = await context.database.query(
    `SELECT record.member AS name, cursor.confirmed_at AS "confirmedAt" FROM joint_record_version AS record
     LEFT JOIN feed_cursor AS cursor ON cursor.member = record.member AND cursor.consumer = $1
     WHERE record.member <> ALL($2) ORDER BY record.member`,
    [JOINT_RECORD, copiedMembers(context)],
  );
  return keys.map(() => rows);
});
