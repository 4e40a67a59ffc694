import type { SnapshotHeader } from "@hub/outbox/snapshot";
import { z } from "zod";
import { type FeedSource, readSigned } from "./feed-source.js";

const snapshotHeader: z.ZodType<SnapshotHeader> = z.object({
  member: z.string(),
  epoch: z.string(),
  seq: z.number().int().nonnegative(),
  ahead: z.array(z.uuid()),
});
const end = z.strictObject({ end: z.number().int() });
const LONGEST_LINE = 4 * 1024 * 1024;

/** A member's rows, and the position in its feed at which they are what the member keeps. */
export interface Snapshot {
  readonly header: SnapshotHeader;
  /** Read once; throws when the last row does not come, so that half a snapshot is never taken for all of it. */
  readonly rows: AsyncIterable<unknown>;
  /** Ends the reading; to be called when it is over, and when it never began. */
  close(): Promise<void>;
}

/** Asks the member for a snapshot: `GET /snapshots/<name>`. */
export function fetchSnapshot(
  source: FeedSource,
  name: string,
  reader: string,
  signal: AbortSignal,
): Promise<Snapshot> {
  return parseSnapshot(parseLines(readSigned(source, `/snapshots/${name}`, reader, signal)));
}

/** A snapshot from its lines, as `readSnapshot` of the outbox makes them. */
export async function parseSnapshot(lines: AsyncGenerator<unknown>): Promise<Snapshot> {
  const first = await lines.next();
  return {
    header: snapshotHeader.parse(first.value),
    rows: rowsUntilEnd(lines),
    async close() {
      await lines.return(undefined);
    },
  };
}

async function* rowsUntilEnd(lines: AsyncGenerator<unknown>): AsyncGenerator<unknown> {
  let count = 0;
  for await (const line of lines) {
    const last = end.safeParse(line);
    if (last.data?.end === count) return;
    if (last.success) throw new Error(`the snapshot has ${count} rows and not ${last.data.end}`);
    yield line;
    count += 1;
  }
  throw new Error(`the snapshot was cut after ${count} rows`);
}

async function* parseLines(texts: AsyncIterable<string>): AsyncGenerator<unknown> {
  let rest = "";
  for await (const text of texts) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > LONGEST_LINE) throw new Error("a line of the snapshot is too long");
    for (const line of lines) yield JSON.parse(line);
  }
  if (rest !== "") throw new Error("the snapshot was cut within a line");
}
