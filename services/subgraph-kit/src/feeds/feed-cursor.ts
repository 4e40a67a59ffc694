/** Where a consumer stands in another member's feed. It moves in the transaction that applies what it passes. */
import type { FeedPosition } from "@hub/schema/event";
import type { DataSource, EntityManager } from "typeorm";

export const CREATE_FEED_CURSOR = `
  CREATE TABLE feed_cursor (
    consumer     text NOT NULL,
    member       text NOT NULL,
    epoch        text NOT NULL,
    seq          bigint NOT NULL CHECK (seq >= 0),
    ahead        uuid[] NOT NULL,
    confirmed_at timestamptz NOT NULL,
    PRIMARY KEY (consumer, member)
  )`;

/** A consumer of one member's feed; the key of its cursor. */
export interface CursorKey {
  /** Such as `registers`. */
  readonly name: string;
  /** Whose feed it is. */
  readonly member: string;
}

export interface FeedCursor extends FeedPosition {
  /** The ids of events after `seq` that the last snapshot contained already. */
  readonly ahead: readonly string[];
  /** When the copy was last known to have everything that the member had told. */
  readonly confirmedAt: Date;
}

/** The stored cursor; undefined while nothing was ever copied. */
export async function readCursor(
  database: DataSource | EntityManager,
  { name, member }: CursorKey,
): Promise<FeedCursor | undefined> {
  const rows: { epoch: string; seq: string; ahead: string[]; confirmedAt: Date }[] = await database.query(
    `SELECT epoch, seq, ahead, confirmed_at AS "confirmedAt" FROM feed_cursor WHERE consumer = $1 AND member = $2`,
    [name, member],
  );
  return rows[0] && { ...rows[0], seq: Number(rows[0].seq) };
}

/** The cursor as it is once no other transaction moves it; until this one ends, none does. */
export async function lockCursor(manager: EntityManager, key: CursorKey): Promise<FeedCursor | undefined> {
  await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `feed_cursor/${key.name}/${key.member}`,
  ]);
  return readCursor(manager, key);
}

/** @param isComplete whether the copy has everything now that the member has told */
export async function storeCursor(
  manager: EntityManager,
  { name, member }: CursorKey,
  { epoch, seq, ahead }: Omit<FeedCursor, "confirmedAt">,
  isComplete: boolean,
): Promise<void> {
  await manager.query(
    `INSERT INTO feed_cursor (consumer, member, epoch, seq, ahead, confirmed_at) VALUES ($1, $2, $3, $4, $5, now())
     ON CONFLICT (consumer, member) DO UPDATE SET epoch = excluded.epoch, seq = excluded.seq, ahead = excluded.ahead,
       confirmed_at = CASE WHEN $6 THEN excluded.confirmed_at ELSE feed_cursor.confirmed_at END`,
    [name, member, epoch, seq, ahead, isComplete],
  );
}

/**
 * Notes that the copy has everything up to this position, and that there is no more.
 * @throws {CursorGone} when somebody has deleted the cursor
 */
export async function confirmCursor(
  database: DataSource,
  { name, member }: CursorKey,
  { epoch, seq }: FeedPosition,
): Promise<void> {
  const [, count]: [unknown, number] = await database.query(
    `UPDATE feed_cursor SET confirmed_at = CASE WHEN epoch = $3 AND seq = $4 THEN now() ELSE confirmed_at END
     WHERE consumer = $1 AND member = $2`,
    [name, member, epoch, seq],
  );
  if (count === 0) throw new CursorGone();
}

/** Notes when the copy was last confirmed, where that was later than what is noted. */
export async function keepConfirmed(
  database: DataSource,
  { name, member }: CursorKey,
  confirmedAt: Date,
): Promise<void> {
  await database.query(
    `UPDATE feed_cursor SET confirmed_at = $3 WHERE consumer = $1 AND member = $2 AND confirmed_at < $3`,
    [name, member, confirmedAt],
  );
}

/** An operator deletes a cursor to have the copy made anew. */
export class CursorGone extends Error {
  constructor() {
    super("the cursor is gone");
  }
}
