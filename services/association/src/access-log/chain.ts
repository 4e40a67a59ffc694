/** The chain of records: each one's hash covers the record and the hash before it. */
import { createHash } from "node:crypto";

/** What a record's hash covers, besides the one before it. */
export interface ChainedRecord {
  readonly chain: string;
  readonly number: number;
  readonly spool: string;
  readonly sequence: number;
  /** In milliseconds since 1970. */
  readonly atMs: number;
  readonly account: string | null;
  readonly rightsVersion: string | null;
  readonly agreements: readonly string[];
  readonly operationId: string | null;
  readonly purpose: string | null;
  readonly way: string;
  readonly outcome: string;
  readonly code: string | null;
  readonly rows: number | null;
  readonly count: number;
}

/** Before the first record. */
export const NO_HASH = "";

export function hashOf(record: ChainedRecord, previousHash: string): string {
  const { chain, number, spool, sequence, atMs, account, rightsVersion, operationId } = record;
  const { agreements, purpose, way, outcome, code, rows, count } = record;
  const content = [
    ...[previousHash, chain, number, spool, sequence, atMs, account, rightsVersion, operationId],
    ...[purpose, way, outcome, code, rows, count],
    // Records have hashes from before agreements were in them.
    ...(agreements.length > 0 ? [agreements] : []),
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}
