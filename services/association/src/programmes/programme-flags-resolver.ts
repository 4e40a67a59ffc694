import { defineFlags } from "@hub/figure-kit/findings/flagged-type";
import { unitById } from "../administrative-units/administrative-unit-loaders.js";
import { ceremoniesOfProgramme } from "../ceremonies/ceremony-loaders.js";
import { roundsOfProgramme } from "../evaluation-rounds/evaluation-round-loaders.js";
import { organisationById } from "../organisations/organisation-loaders.js";
import { reportsOfProgramme } from "../reports/report-loaders.js";
import { checkProgramme } from "./check-programme.js";
import { CoordinationProgramme } from "./coordination-programme.js";
import { isNamed } from "./party-list.js";
import { partiesOfProgramme, programmeById, programmesAfter } from "./programme-loaders.js";

export const programmeFlags = defineFlags(CoordinationProgramme, {
  async check(programme, context) {
    const { id, unitId, predecessorId } = programme;
    const [unit, [ceremony], parties, rounds, reports, predecessor, [successor]] = await Promise.all([
      context.load(unitById, unitId),
      context.load(ceremoniesOfProgramme, id),
      context.load(partiesOfProgramme, id),
      context.load(roundsOfProgramme, id),
      context.load(reportsOfProgramme, id),
      predecessorId === null ? null : context.load(programmeById, predecessorId),
      context.load(programmesAfter, id),
    ]);
    const actors = new Set([
      ...rounds.flatMap(({ hostId }) => hostId ?? []),
      ...reports.map(({ organisationId }) => organisationId),
    ]);
    const unnamed = await Promise.all(
      [...actors]
        .filter((organisationId) => !isNamed(organisationId, { parties }))
        .map((organisationId) => context.load(organisationById, organisationId)),
    );
    return checkProgramme({
      startsOn: programme.startsOn,
      endsOn: programme.endsOn,
      printedPeriod: programme.printedPeriod,
      declaredPartyCount: programme.declaredPartyCount,
      signedOn: ceremony?.heldOn ?? null,
      partyRoles: parties.map((party) => party.role),
      unnamedActors: unnamed.flatMap((organisation) => organisation?.name ?? []),
      neighbours: [predecessor, successor].flatMap((neighbour) => neighbour ?? []),
      unitEndedOn: unit?.endedOn ?? null,
    });
  },
  sourceOf: ({ sourceId }) => sourceId,
  unitOf: ({ unitId }) => unitId,
});
