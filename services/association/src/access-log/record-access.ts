/** Takes over what gateways have recorded: numbers it, and adds it to the chains. */
import {
  type AccessedOperation,
  type AccessLine,
  type AccessRecord,
  isOperationLine,
  isRecordLine,
  PUBLIC_CHAIN,
} from "@hub/schema/access-record";
import type { EntityManager } from "typeorm";
import { hashOf, NO_HASH } from "./chain.js";

export interface ChainHead {
  readonly chain: string;
  readonly number: number;
  readonly hash: string;
}

/**
 * Adds what is new of the lines of a spool. One that was taken over already is left out: a gateway that does not know
 * whether it was heard says it again. Returns the heads of the chains that have grown.
 */
export async function recordAccess(
  manager: EntityManager,
  spool: string,
  lines: readonly AccessLine[],
): Promise<readonly ChainHead[]> {
  // One after the other: numbers have no gaps.
  await manager.query("SELECT pg_advisory_xact_lock(hashtextextended('access_log', 0))");
  const taken = await readSequence(manager, spool);
  const records = lines.filter(isRecordLine).filter(({ sequence }) => sequence > taken);
  const last = records.at(-1);
  if (!last) return [];
  const operations = lines.filter(isOperationLine).map(({ operation }) => operation);
  const chains = [...new Set(records.flatMap(chainsOf))].sort();
  const heads = await readHeads(manager, chains);
  const rows = records.flatMap((record) =>
    chainsOf(record).map((chain) => chained(chain, spool, record, heads)),
  );
  await addOperations(manager, operations);
  await addRecords(manager, rows);
  await keepHeads(manager, heads);
  await manager.query(
    `INSERT INTO access_spool (spool, sequence) VALUES ($1, $2)
     ON CONFLICT (spool) DO UPDATE SET sequence = excluded.sequence`,
    [spool, last.sequence],
  );
  return [...heads.values()];
}

/** Who has rights of several organisations stands in the log of each. */
function chainsOf({ organisations }: AccessRecord): readonly string[] {
  return organisations.length === 0 ? [PUBLIC_CHAIN] : organisations;
}

type Row = ReturnType<typeof chained>;

function chained(chain: string, spool: string, record: AccessRecord, heads: Map<string, ChainHead>) {
  const { sequence, at, account, rightsVersion, operation: operationId } = record;
  const { agreements, purpose, way, outcome, code, rows, count } = record;
  const head = heads.get(chain);
  const row = {
    ...{ chain, number: (head?.number ?? 0) + 1, spool, sequence, atMs: Date.parse(at), account },
    ...{ rightsVersion, agreements, operationId, purpose, way, outcome, code, rows, count },
  };
  const hash = hashOf(row, head?.hash ?? NO_HASH);
  heads.set(chain, { chain, number: row.number, hash });
  return { ...row, hash };
}

async function readSequence(manager: EntityManager, spool: string): Promise<number> {
  const [known]: { sequence: string }[] = await manager.query(
    "SELECT sequence FROM access_spool WHERE spool = $1",
    [spool],
  );
  return Number(known?.sequence ?? 0);
}

async function readHeads(manager: EntityManager, chains: readonly string[]): Promise<Map<string, ChainHead>> {
  const heads: ChainHead[] = await manager.query(
    "SELECT chain, number, hash FROM access_chain WHERE chain = ANY ($1)",
    [chains],
  );
  return new Map(heads.map((head) => [head.chain, head]));
}

async function addOperations(
  manager: EntityManager,
  operations: readonly AccessedOperation[],
): Promise<void> {
  await manager.query(
    `INSERT INTO accessed_operation (id, kind, name, hash, fields)
     SELECT id, kind, name, hash, ARRAY(SELECT jsonb_array_elements_text(fields))
     FROM jsonb_to_recordset($1) AS one (id text, kind text, name text, hash text, fields jsonb)
     ON CONFLICT (id) DO NOTHING`,
    [JSON.stringify(operations)],
  );
}

async function addRecords(manager: EntityManager, rows: readonly Row[]): Promise<void> {
  await manager.query(
    `INSERT INTO access_record (chain, number, spool, sequence, at, account, rights_version, agreements, operation_id,
       purpose, way, outcome, code, rows, count, hash)
     SELECT chain, number, spool, sequence, to_timestamp("atMs" / 1000.0), account, "rightsVersion",
       ARRAY(SELECT jsonb_array_elements_text(agreements)), "operationId", purpose, way, outcome, code, rows, count,
       hash
     FROM jsonb_to_recordset($1) AS one (chain text, number integer, spool uuid, sequence bigint, "atMs" numeric,
       account text, "rightsVersion" text, agreements jsonb, "operationId" text, purpose text, way text, outcome text, code text,
       rows integer, count integer, hash text)`,
    [JSON.stringify(rows)],
  );
}

async function keepHeads(manager: EntityManager, heads: ReadonlyMap<string, ChainHead>): Promise<void> {
  await manager.query(
    `INSERT INTO access_chain (chain, number, hash)
     SELECT chain, number, hash FROM jsonb_to_recordset($1) AS one (chain text, number integer, hash text)
     ON CONFLICT (chain) DO UPDATE SET number = excluded.number, hash = excluded.hash`,
    [JSON.stringify([...heads.values()])],
  );
}
