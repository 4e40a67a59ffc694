import { ceremonyFacts } from "@hub/association/ceremonies/ceremony-facts";
import { commitmentFacts } from "@hub/association/commitments/commitment-facts";
import { CommitmentState } from "@hub/association/commitments/commitment-state";
import { roundFacts } from "@hub/association/evaluation-rounds/round-facts";
import { planEvaluationRounds } from "@hub/association/evaluation-schedule/plan-evaluation-rounds";
import { searchTextOfProgramme } from "@hub/association/programmes/coordination-programme";
import { programmeFacts } from "@hub/association/programmes/programme-facts";
import { PartyRole } from "@hub/association/programmes/programme-party";
import { stableId } from "@hub/schema/stable-id";
import { z } from "zod";
import type { DataFolder } from "../file-format/data-folder.js";
import { count, day, listOf, localized, months, oneOf, orNull, text } from "../file-format/vocabulary.js";
import { creationOf } from "../loader.js";

type Programme = ReturnType<typeof readFile>[number];

/** The programmes and what belongs to them, as rows of their tables. */
export function readProgrammes(folder: DataFolder, organisationKey: z.ZodType<string>) {
  const programmes = readFile(folder, organisationKey);
  return {
    programmes: programmes.map(programmeRow),
    parties: programmes.flatMap(partyRows),
    ceremonies: programmes.flatMap(ceremonyRows),
    commitments: programmes.flatMap(commitmentRows),
    evaluationRounds: programmes.flatMap(evaluationRoundRows),
    changes: programmes.flatMap(creations),
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
    version: 1,
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
      version: 1,
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
    version: 1,
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
    version: 1,
  }));
}

/** The history of all that can change begins with what is loaded. */
function creations(programme: Programme) {
  const { source } = programme;
  const row = programmeRow(programme);
  return [
    creationOf("CoordinationProgramme", row.id, programmeFacts(row), source),
    ...ceremonyRows(programme).map(({ source: cited, ...ceremony }) =>
      creationOf("SigningCeremony", ceremony.id, ceremonyFacts({ ...ceremony, sourceId: cited.id }), cited),
    ),
    ...commitmentRows(programme).map(({ source: cited, ...commitment }) =>
      creationOf("Commitment", commitment.id, commitmentFacts({ ...commitment, sourceId: cited.id }), cited),
    ),
    ...evaluationRoundRows(programme).map(({ source: cited, ...round }) =>
      creationOf("EvaluationRound", round.id, roundFacts(round), cited),
    ),
  ];
}

function programmeId(code: string): string {
  return stableId("programme", code);
}
