/**
 * Records the programmes of the files and what belongs to them as commands would: what is not there yet, and what the
 * files say otherwise than when it was loaded, each with its history and event. What people have changed stays.
 */
import { isDeepStrictEqual } from "node:util";
import { ceremonyChanged } from "@hub/association/ceremonies/ceremony-changed";
import { ceremonyFacts } from "@hub/association/ceremonies/ceremony-facts";
import { SigningCeremony } from "@hub/association/ceremonies/signing-ceremony";
import { Commitment } from "@hub/association/commitments/commitment";
import { commitmentChanged } from "@hub/association/commitments/commitment-changed";
import { commitmentFacts } from "@hub/association/commitments/commitment-facts";
import { EvaluationRound } from "@hub/association/evaluation-rounds/evaluation-round";
import { evaluationRoundChanged } from "@hub/association/evaluation-rounds/evaluation-round-changed";
import { roundFacts } from "@hub/association/evaluation-rounds/round-facts";
import { rescheduleRounds } from "@hub/association/evaluation-schedule/reschedule-rounds";
import { CoordinationProgramme } from "@hub/association/programmes/coordination-programme";
import { programmeChanged } from "@hub/association/programmes/programme-changed";
import { programmeFacts } from "@hub/association/programmes/programme-facts";
import { ProgrammeParty } from "@hub/association/programmes/programme-party";
import { reviseProgramme } from "@hub/association/programmes/revise-programme";
import type { NewEvent } from "@hub/outbox/append";
import { Change } from "@hub/subgraph-kit/change";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import type { Facts } from "@hub/subgraph-kit/record-change";
import { recordSource, type Source } from "@hub/subgraph-kit/source";
import { type EntityManager, type FindOptionsWhere, Not } from "typeorm";
import { asJson, loaderTransaction, REVISED } from "../loader.js";
import type { ProgrammeRows } from "./programmes.js";

export async function recordProgrammes(
  manager: EntityManager,
  programmes: readonly ProgrammeRows[],
): Promise<void> {
  const transaction = loaderTransaction(manager);
  // Nobody can have followed what is there before the hub is.
  const isFollowed = await manager.exists(CoordinationProgramme);
  const recording = { ...transaction, append: isFollowed ? transaction.append : async () => undefined };
  for (const rows of programmes) await recordProgramme(recording, rows);
}

async function recordProgramme(transaction: MemberTransaction, rows: ProgrammeRows): Promise<void> {
  const { source } = rows.programme;
  const [programme, outcome] = await recordThing(transaction, PROGRAMME, rows.programme);
  const isNew = outcome === "added";
  if ((await recordParties(transaction, rows.parties)) && outcome === "kept") {
    // Parties have no history of their own: a programme with others is at its next version.
    const facts = programmeFacts(programme);
    await reviseProgramme(
      transaction,
      programme,
      { before: facts, after: facts },
      { reason: REVISED, source },
    );
  }
  const outcomes = [outcome];
  for (const row of rows.ceremonies) {
    outcomes.push((await recordThing(transaction, ceremonyOf(programme), row))[1]);
  }
  for (const row of rows.commitments) await recordThing(transaction, commitmentOf(programme), row);
  if (isNew) {
    for (const row of rows.evaluationRounds) await recordThing(transaction, roundOf(programme), row);
  } else if (outcomes.some((one) => one !== "kept")) {
    await rescheduleRounds(transaction, programme, { reason: REVISED, source });
  }
}

interface Thing {
  id: string;
  version: number;
  sourceId: string;
}

/** A kind of things with commands: how one is found, and what its history and its event tell. */
interface Kind<Recorded extends Thing> {
  /** Named as in the schema. */
  readonly type: new () => Recorded;
  readonly where: (row: RowOf<Recorded>) => FindOptionsWhere<Recorded>;
  readonly facts: (thing: Recorded) => Facts;
  readonly event: (thing: Recorded) => NewEvent;
}

type RowOf<Recorded extends Thing> = Partial<Recorded> & { readonly id: string; readonly source: Source };
type Outcome = "added" | "revised" | "kept";

const PROGRAMME: Kind<CoordinationProgramme> = {
  type: CoordinationProgramme,
  where: ({ id }) => ({ id }),
  facts: programmeFacts,
  event: programmeChanged,
};

/** People may have recorded one, which has another id. */
const ceremonyOf = (programme: CoordinationProgramme): Kind<SigningCeremony> => ({
  type: SigningCeremony,
  where: () => ({ programmeId: programme.id }),
  facts: ceremonyFacts,
  event: (ceremony) => ceremonyChanged(ceremony, programme),
});

const commitmentOf = (programme: CoordinationProgramme): Kind<Commitment> => ({
  type: Commitment,
  where: ({ id }) => ({ id }),
  facts: commitmentFacts,
  event: (commitment) => commitmentChanged(commitment, programme, commitment.state),
});

const roundOf = (programme: CoordinationProgramme): Kind<EvaluationRound> => ({
  type: EvaluationRound,
  where: ({ id }) => ({ id }),
  facts: roundFacts,
  event: (round) => evaluationRoundChanged(round, programme),
});

async function recordThing<Recorded extends Thing>(
  { manager, record, append }: MemberTransaction,
  kind: Kind<Recorded>,
  row: RowOf<Recorded>,
): Promise<[Recorded, Outcome]> {
  const lock = { mode: "pessimistic_write" } as const;
  const known = await manager.findOne(kind.type, { where: kind.where(row), lock });
  if (known && (saysSame(known, row) || (await isChangedByPeople(manager, kind, known))))
    return [known, "kept"];
  const { source, id, ...said } = row;
  const { id: sourceId } = await recordSource(manager, source);
  const before = known && kind.facts(known);
  const version = (known?.version ?? 0) + 1;
  const thing = Object.assign(known ?? new kind.type(), said, { id: known?.id ?? id, sourceId, version });
  await manager.save(thing);
  await record({
    of: { type: kind.type.name, id: thing.id, version },
    before,
    after: kind.facts(thing),
    reason: known ? REVISED : null,
    source,
  });
  await append(kind.event(thing));
  return [thing, known ? "revised" : "added"];
}

/** Not compared: what follows from the rest. */
const DERIVED = new Set(["id", "version", "searchText", "source"]);

function saysSame<Recorded extends Thing>(known: Recorded, row: RowOf<Recorded>): boolean {
  const values = new Map<string, unknown>(Object.entries(known));
  return (
    known.sourceId === row.source.id &&
    Object.entries(row)
      .filter(([name]) => !DERIVED.has(name))
      .every(([name, said]) => isDeepStrictEqual(values.get(name), asJson(said)))
  );
}

function isChangedByPeople<Recorded extends Thing>(
  manager: EntityManager,
  { type }: Kind<Recorded>,
  { id }: Recorded,
): Promise<boolean> {
  return manager.existsBy(Change, {
    entityType: type.name,
    entityId: id,
    role: Not("DATA_LOADER"),
  });
}

/** Whether one of them was not there, or was there otherwise. */
async function recordParties(
  { manager }: MemberTransaction,
  parties: ProgrammeRows["parties"],
): Promise<boolean> {
  if (parties.length === 0) return false;
  const { raw } = await manager
    .createQueryBuilder()
    .insert()
    .into(ProgrammeParty)
    .values([...parties])
    .orUpdate(["role", "position"], ["programme_id", "organisation_id"], {
      skipUpdateIfNoValuesChanged: true,
    })
    .returning(["programmeId"])
    .execute();
  return raw.length > 0;
}
