/**
 * Walks the chains of the access log and finds what is not as it was recorded: a record that was changed, one that is
 * missing, and records that were cut off at the end.
 *
 * A chain by itself cannot show that its end is missing. Its head is therefore kept twice: in the database
 * (`access_chain`), and by each gateway beside its spool. Whoever can write to the database and to every gateway's disk can
 * write the log anew from some record on, and nothing here finds that; neither what a gateway never wrote.
 */
import { createHash } from "node:crypto";
import type { EntityManager } from "typeorm";
import { type ChainedRecord, hashOf, NO_HASH } from "./chain.js";
import type { ChainHead } from "./record-access.js";

export interface Finding {
  readonly chain: string;
  /** Of the first record that is not as it was; undefined for what records speak of. */
  readonly number: number | undefined;
  readonly kind: "changed" | "missing" | "cut off" | "operation changed";
}

export interface Verification {
  /** How many records were read, by chain. */
  readonly counts: ReadonlyMap<string, number>;
  /** The first of each chain. */
  readonly findings: readonly Finding[];
}

const BATCH = 5_000;

/** @param heads the last records as gateways know them */
export async function verifyChains(
  manager: EntityManager,
  heads: readonly ChainHead[] = [],
): Promise<Verification> {
  const known: ChainHead[] = await manager.query(
    "SELECT chain, number, hash FROM access_chain ORDER BY chain",
  );
  const found: { chain: string }[] = await manager.query("SELECT DISTINCT chain FROM access_record");
  const expected = [...known, ...heads];
  const chains = [...new Set([...expected, ...found].map(({ chain }) => chain))].sort();
  const counts = new Map<string, number>();
  const findings: Finding[] = await findChangedOperations(manager);
  for (const chain of chains) {
    const walk = new Walk(
      chain,
      expected.filter((head) => head.chain === chain),
    );
    const finding = await walk.run(manager);
    counts.set(chain, walk.count);
    if (finding) findings.push(finding);
  }
  return { counts, findings };
}

/** From the first record of a chain to its last, or to the first that is not as it was. */
class Walk {
  #hash = NO_HASH;
  #number = 0;

  constructor(
    private readonly chain: string,
    private readonly heads: readonly ChainHead[],
  ) {}

  get count(): number {
    return this.#number;
  }

  async run(manager: EntityManager): Promise<Finding | undefined> {
    for (;;) {
      const records = await readRecords(manager, this.chain, this.#number);
      for (const record of records) {
        const finding = this.#step(record);
        if (finding) return finding;
      }
      if (records.length < BATCH) return this.#findCut();
    }
  }

  #step(record: StoredRecord): Finding | undefined {
    const next = this.#number + 1;
    if (record.number !== next) return this.#finding("missing", next);
    if (record.hash !== hashOf(record, this.#hash)) return this.#finding("changed", next);
    const isOther = this.heads.some(({ number, hash }) => number === next && hash !== record.hash);
    if (isOther) return this.#finding("changed", next);
    this.#hash = record.hash;
    this.#number = next;
    return undefined;
  }

  #findCut(): Finding | undefined {
    const isCut = this.heads.some(({ number }) => number > this.#number);
    return isCut ? this.#finding("cut off", this.#number + 1) : undefined;
  }

  #finding(kind: Finding["kind"], number: number): Finding {
    return { chain: this.chain, number, kind };
  }
}

interface StoredRecord extends ChainedRecord {
  readonly hash: string;
}

async function readRecords(manager: EntityManager, chain: string, after: number): Promise<StoredRecord[]> {
  const rows: (Omit<StoredRecord, "sequence" | "atMs"> & { sequence: string; at: Date })[] =
    await manager.query(
      `SELECT chain, number, spool, sequence, at, account, rights_version AS "rightsVersion",
       agreements, operation_id AS "operationId", purpose, way, outcome, code, rows, count, hash
     FROM access_record WHERE chain = $1 AND number > $2 ORDER BY number LIMIT ${BATCH}`,
      [chain, after],
    );
  return rows.map(({ sequence, at, ...row }) => ({ ...row, sequence: Number(sequence), atMs: at.getTime() }));
}

/** Records name an operation by the hash of all that it is. */
async function findChangedOperations(manager: EntityManager): Promise<Finding[]> {
  const operations: { id: string; kind: string; name: string | null; hash: string; fields: string[] }[] =
    await manager.query("SELECT id, kind, name, hash, fields FROM accessed_operation ORDER BY id");
  return operations.flatMap(({ id, kind, name, hash, fields }) => {
    const content = JSON.stringify({ kind, name, hash, fields });
    const isAsItWas = createHash("sha256").update(content).digest("base64url") === id;
    return isAsItWas
      ? []
      : ([{ chain: id, number: undefined, kind: "operation changed" }] satisfies Finding[]);
  });
}
