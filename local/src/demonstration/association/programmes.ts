import { searchTextOfCommitment } from "@hub/association/commitments/commitment";
import { CommitmentState } from "@hub/association/commitments/commitment-state";
import { planEvaluationRounds } from "@hub/association/evaluation-schedule/plan-evaluation-rounds";
import { searchTextOfProgramme } from "@hub/association/programmes/coordination-programme";
import { PartyRole } from "@hub/association/programmes/programme-party";
import { stableId } from "@hub/schema/stable-id";
import { z } from "zod";
import type { DataFolder } from "../file-format/data-folder.js";
import { count, day, listOf, localized, months, oneOf, orNull, text } from "../file-format/vocabulary.js";

type Programme = ReturnType<typeof readFile>[number];

/** A programme and what belongs to it, as rows of their tables. */
export type ProgrammeRows = ReturnType<typeof rowsOfProgramme>;

/** In an order in which each stands after the one that it continues. */
export function readProgrammes(folder: DataFolder, organisationKey: z.ZodType<string>): ProgrammeRows[] {
  return readFile(folder, organisationKey).map(rowsOfProgramme);
}

function rowsOfProgramme(programme: Programme) {
  return {
    programme: programmeRow(programme),
    parties: partyRows(programme),
    ceremonies: ceremonyRows(programme),
    commitments: commitmentRows(programme),
    evaluationRounds: evaluationRoundRows(programme),
  };
}

function readFile({ read, place, source, doubts }: DataFolder, organisationKey: z.ZodType<string>) {
  const party = z.strictObject({ organisation: organisationKey, role: oneOf(PartyRole) });
  const ceremony = z.strictObject({ heldOn: day, title: localized, host: organisationKey, source });
  const commitment = z.strictObject({ code: text, title: localized, printedText: text, source, doubts });
  const programme = z.strictObject({
    code: text,
    continues: orNull(text),
    title: localized,
    period: orNull(z.strictObject({ from: day, to: day, printed: text })),
    place,
    source,
    declaredPartyCount: orNull(count),
    evaluationEveryMonths: orNull(months),
    parties: listOf(party, "organisation"),
    ceremony: orNull(ceremony),
    commitments: listOf(commitment, "code").default([]),
  });
  const programmes = listOf(programme, "code").superRefine(refuseUnknownPredecessor);
  const file = z.strictObject({ programmes });
  return read("association/programmes.yaml", file).programmes;
}

function refuseUnknownPredecessor(
  programmes: readonly { readonly code: string; readonly continues: string | null }[],
  context: z.RefinementCtx,
): void {
  for (const [index, { continues }] of programmes.entries()) {
    if (continues === null || programmes.slice(0, index).some(({ code }) => code === continues)) continue;
    context.addIssue({
      code: "custom",
      path: [index, "continues"],
      message: "mã của một chương trình đứng trước / the code of a programme that stands above it",
    });
  }
}

function programmeRow({ code, title, period, place, continues, source, ...numbers }: Programme) {
  return {
    id: programmeId(code),
    code,
    title,
    startsOn: period?.from ?? null,
    endsOn: period?.to ?? null,
    printedPeriod: period?.printed ?? null,
    unitId: place,
    declaredPartyCount: numbers.declaredPartyCount,
    evaluationEveryMonths: numbers.evaluationEveryMonths,
    predecessorId: continues === null ? null : programmeId(continues),
    source,
    searchText: searchTextOfProgramme({ code, title }),
  };
}

function partyRows({ code, parties }: Programme) {
  return parties.map(({ organisation, role }, index) => ({
    programmeId: programmeId(code),
    organisationId: organisation,
    role,
    position: index + 1,
  }));
}

function ceremonyRows({ code, ceremony }: Programme) {
  if (!ceremony) return [];
  const { host, ...row } = ceremony;
  return [
    {
      ...row,
      id: stableId("signing-ceremony", code),
      programmeId: programmeId(code),
      hostId: host,
    },
  ];
}

function commitmentRows({ code: programme, commitments }: Programme) {
  return commitments.map((row, index) => ({
    ...row,
    id: stableId("commitment", row.code),
    programmeId: programmeId(programme),
    position: index + 1,
    state: CommitmentState.NOT_REPORTED,
    stateChangedAt: null,
    dueOn: null,
    searchText: searchTextOfCommitment(row),
  }));
}

function evaluationRoundRows({ code, ceremony, period, evaluationEveryMonths, source }: Programme) {
  if (!ceremony || !period || evaluationEveryMonths === null) return [];
  const schedule = { signedOn: ceremony.heldOn, everyMonths: evaluationEveryMonths, endsOn: period.to };
  return planEvaluationRounds(schedule).map((round) => ({
    ...round,
    id: stableId("evaluation-round", `${code}-${round.number}`),
    programmeId: programmeId(code),
    isComputed: true,
    heldOn: null,
    hostId: null,
    source,
  }));
}

function programmeId(code: string): string {
  return stableId("programme", code);
}
