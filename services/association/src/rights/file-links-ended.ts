/** Accounts that have ended the links to files that they had made. A link itself is kept nowhere. */
import { describe } from "@hub/subgraph-kit/describe";
import { Directive, Field, ObjectType } from "type-graphql";
import type { EntityManager } from "typeorm";

@Directive("@inaccessible")
@ObjectType({
  description: describe(
    "Một tài khoản đã chấm dứt các liên kết tải của mình, như gateway đọc.",
    "An account that has ended its links to files, as gateways read it.",
  ),
})
export class FileLinksEnded {
  @Field(() => String, { description: describe("Tài khoản (`sub`).", "The account (`sub`).") })
  account!: string;

  @Field(() => String, {
    description: describe(
      "Lúc chấm dứt: liên kết tạo trước đó không còn dùng được.",
      "When it has: links that were made before are good no more.",
    ),
  })
  at!: string;
}

/** What ended earlier has expired anyway. */
const STILL_COUNTS = "at > now() - interval '1 day'";

/** In SQL: another text whenever there are others. */
export const LINKS_ENDED_VERSION = `SELECT coalesce(string_agg(account || ' ' || at, ',' ORDER BY account), '')
   FROM file_links_ended WHERE ${STILL_COUNTS}`;

export async function readFileLinksEnded(database: EntityManager): Promise<FileLinksEnded[]> {
  const rows: { account: string; at: Date }[] = await database.query(
    `SELECT account, at FROM file_links_ended WHERE ${STILL_COUNTS} ORDER BY account`,
  );
  return rows.map(({ account, at }) => ({ account, at: at.toISOString() }));
}

/** From now on no link is good that the account has made until now. */
export async function endFileLinks(manager: EntityManager, account: string): Promise<void> {
  await manager.query(
    `INSERT INTO file_links_ended (account, at) VALUES ($1, now())
     ON CONFLICT (account) DO UPDATE SET at = excluded.at`,
    [account],
  );
}
