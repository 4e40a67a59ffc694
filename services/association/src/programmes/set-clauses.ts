import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { joinRefusals } from "@hub/subgraph-kit/mistakes";
import type { ChangeOrigin } from "@hub/subgraph-kit/record-change";
import { Refusal } from "@hub/subgraph-kit/refusal";
import type { EntityManager } from "typeorm";
import type { Clause } from "../clauses/clause.js";
import { clauseFacts } from "../clauses/clause-facts.js";
import {
  checkClauses,
  type PlacedClause,
  placeClauses,
  type WrittenClause,
} from "../clauses/decide-clauses.js";
import { asWritten, readClauses, saveClauses } from "../clauses/save-clauses.js";
import { checkProgrammeVersion } from "./check-programme-version.js";
import type { CoordinationProgramme } from "./coordination-programme.js";
import { lockProgramme } from "./lock-programme.js";
import { reviseProgramme } from "./revise-programme.js";

const CLAUSES = "input.clauses";

export interface SetClausesCommand {
  readonly programmeId: string;
  readonly clauses: readonly WrittenClause[];
  readonly origin: ChangeOrigin;
  /** The version of the programme that was read. */
  readonly expectedVersion: number;
}

/**
 * Gives a programme these clauses in place of those it has, with its history and event. Does nothing where it has them
 * already.
 * @throws {Refusal} with all that speaks against it: NOT_FOUND, CONFLICT with the current version, BAD_USER_INPUT, or
 * REFUSED while commitments belong to a clause that would be gone
 */
export async function setClauses(
  transaction: MemberTransaction,
  { programmeId, clauses, origin, expectedVersion }: SetClausesCommand,
): Promise<CoordinationProgramme> {
  const { manager } = transaction;
  const programme = await lockProgramme(transaction, programmeId);
  const known = await readClauses(manager, programmeId);
  const placed = placeClauses(clauses);
  const refusal = joinRefusals([
    checkProgrammeVersion(programme, expectedVersion),
    checkClauses(clauses, CLAUSES),
    await checkDropped(manager, known, placed),
  ]);
  if (refusal) throw refusal;
  if (isSame(known, placed)) return programme;
  const facts = { before: clauseFacts(asWritten(known)), after: clauseFacts(clauses) };
  await saveClauses(manager, programmeId, known, placed);
  return reviseProgramme(transaction, programme, facts, origin);
}

async function checkDropped(
  manager: EntityManager,
  known: ReadonlyMap<string, Clause>,
  placed: readonly PlacedClause[],
): Promise<Refusal | null> {
  const staying = new Set(placed.map(({ path }) => path));
  const dropped = new Map(
    [...known].filter(([path]) => !staying.has(path)).map(([path, { id }]) => [id, path]),
  );
  const [held]: { code: string; clauseId: string }[] = await manager.query(
    `SELECT code, clause_id AS "clauseId" FROM commitment WHERE clause_id = ANY($1) ORDER BY position LIMIT 1`,
    [[...dropped.keys()]],
  );
  if (!held) return null;
  const path = dropped.get(held.clauseId);
  return new Refusal("REFUSED", {
    vi: `Nội dung phối hợp ${held.code} thuộc điều khoản ${path}; hãy giữ điều khoản đó, với nội dung đã sửa.`,
    en: `Commitment ${held.code} belongs to clause ${path}; keep that clause, with its words amended.`,
  }).inField(CLAUSES);
}

function isSame(known: ReadonlyMap<string, Clause>, placed: readonly PlacedClause[]): boolean {
  if (known.size !== placed.length) return false;
  return placed.every(({ path, text, position }) => {
    const clause = known.get(path);
    return clause?.position === position && clause.text.vi === text.vi && clause.text.en === text.en;
  });
}
