/** From what was found to what is answered for it. Everything is read through loaders: a statement for all results. */
import type { MemberContext } from "@hub/subgraph-kit/context";
import type { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import {
  successionsFrom,
  unitById,
  versionsOfUnit,
} from "../administrative-units/administrative-unit-loaders.js";
import { dayOf, versionOn } from "../administrative-units/unit-days.js";
import { noteOf } from "../administrative-units/unit-register.js";
import type { Commitment } from "../commitments/commitment.js";
import { commitmentById } from "../commitments/commitment-loaders.js";
import type { Indicator } from "../indicators/indicator.js";
import { indicatorByCode } from "../indicators/indicator-loaders.js";
import type { Organisation } from "../organisations/organisation.js";
import { endOf } from "../organisations/organisation-end.js";
import { organisationById, organisationsAfter } from "../organisations/organisation-loaders.js";
import { ValidityState, validityOn } from "../policy-documents/document-validity.js";
import type { PolicyDocument } from "../policy-documents/policy-document.js";
import { documentById, replacementsOf } from "../policy-documents/policy-document-loaders.js";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { programmeById, programmesAfter } from "../programmes/programme-loaders.js";
import type { Found } from "./find.js";
import { SearchKind, type SearchResult } from "./search-result.js";

export interface Asked {
  readonly context: MemberContext;
  readonly day: string;
  /** Whether the caller named the day; otherwise a unit that has ended is shown as on its last. */
  readonly isDayGiven: boolean;
}

export async function resultOf({ kind, id }: Found, asked: Asked): Promise<SearchResult> {
  switch (kind) {
    case SearchKind.UNIT:
      return resultOfUnit(existing(await asked.context.load(unitById, id)), asked);
    case SearchKind.PROGRAMME:
      return resultOfProgramme(existing(await asked.context.load(programmeById, id)), asked);
    case SearchKind.DOCUMENT:
      return resultOfDocument(existing(await asked.context.load(documentById, id)), asked);
    case SearchKind.INDICATOR:
      return resultOfIndicator(existing(await asked.context.load(indicatorByCode, id)), asked);
    case SearchKind.ORGANISATION:
      return resultOfOrganisation(existing(await asked.context.load(organisationById, id)), asked);
    case SearchKind.COMMITMENT:
      return resultOfCommitment(existing(await asked.context.load(commitmentById, id)), asked);
  }
}

function existing<Row>(row: Row | null): Row {
  if (row === null) throw new Error("what was found does not exist any more");
  return row;
}

async function resultOfUnit(unit: AdministrativeUnit, asked: Asked): Promise<SearchResult> {
  const { context, day, isDayGiven } = asked;
  const shownOn = dayOf(unit, isDayGiven ? day : null);
  const { nameVi, nameEn } = versionOn(await context.load(versionsOfUnit, unit.id), shownOn);
  return {
    kind: SearchKind.UNIT,
    title: { vi: nameVi, en: nameEn },
    node: unit,
    isCurrent: isInForce(unit, day),
    async findSuccessors() {
      const successions = await context.load(successionsFrom, unit.id);
      const units = await Promise.all(
        successions
          .filter(({ linkCheck }) => linkCheck !== "suspect_name_collision")
          .map(({ successorId }) => context.load(unitById, successorId)),
      );
      const results = await Promise.all(units.map((successor) => resultOfUnit(existing(successor), asked)));
      return results.toSorted((one, other) => one.title.vi.localeCompare(other.title.vi, "vi"));
    },
  };
}

function isInForce({ validFrom, endedOn }: AdministrativeUnit, day: string): boolean | null {
  if (validFrom === null && noteOf(day) !== null) return null;
  return (validFrom === null || validFrom <= day) && (endedOn === null || day <= endedOn);
}

function resultOfProgramme(programme: CoordinationProgramme, asked: Asked): SearchResult {
  const { context, day } = asked;
  return {
    kind: SearchKind.PROGRAMME,
    title: programme.title,
    node: programme,
    isCurrent: runs(programme, day),
    async findSuccessors() {
      const successors = await context.load(programmesAfter, programme.id);
      return successors.map((successor) => resultOfProgramme(successor, asked));
    },
  };
}

function runs({ startsOn, endsOn }: CoordinationProgramme, day: string): boolean | null {
  return startsOn !== null && endsOn !== null ? startsOn <= day && day <= endsOn : null;
}

/** It holds while its programme does. */
async function resultOfCommitment(commitment: Commitment, { context, day }: Asked): Promise<SearchResult> {
  const programme = existing(await context.load(programmeById, commitment.programmeId));
  return {
    kind: SearchKind.COMMITMENT,
    title: commitment.title,
    node: commitment,
    isCurrent: runs(programme, day),
    findSuccessors: async () => [],
  };
}

async function resultOfDocument(document: PolicyDocument, asked: Asked): Promise<SearchResult> {
  const { context, day } = asked;
  const replacements = await replacementsOf(document, context);
  const { state } = validityOn(day, document, replacements);
  return {
    kind: SearchKind.DOCUMENT,
    title: document.title,
    node: document,
    isCurrent: state === ValidityState.NOT_KNOWN ? null : state === ValidityState.IN_FORCE,
    findSuccessors: () =>
      Promise.all(replacements.map((replacement) => resultOfDocument(replacement, asked))),
  };
}

/** The days of indicators were not published: they are those of today, and of the days of which there is a register. */
function resultOfIndicator(indicator: Indicator, { day }: Asked): SearchResult {
  return {
    kind: SearchKind.INDICATOR,
    title: indicator.name,
    node: indicator,
    isCurrent: noteOf(day) === null ? true : null,
    findSuccessors: async () => [],
  };
}

async function resultOfOrganisation(organisation: Organisation, asked: Asked): Promise<SearchResult> {
  const { context, day } = asked;
  const unit = organisation.unitId === null ? null : await context.load(unitById, organisation.unitId);
  const endedOn = endOf(organisation, unit);
  return {
    kind: SearchKind.ORGANISATION,
    title: organisation.name,
    node: organisation,
    isCurrent: goesOn(endedOn, unit, day),
    async findSuccessors() {
      const successions = await context.load(organisationsAfter, organisation.id);
      const organisations = await Promise.all(
        successions.map(({ successorId }) => context.load(organisationById, successorId)),
      );
      return Promise.all(organisations.map((successor) => resultOfOrganisation(existing(successor), asked)));
    },
  };
}

/** When an organisation began was not published: of a day without a register, or before its unit, nothing is known. */
function goesOn(endedOn: string | null, unit: AdministrativeUnit | null, day: string): boolean | null {
  if (endedOn !== null && day > endedOn) return false;
  const isBeforeUnit = unit !== null && unit.validFrom !== null && day < unit.validFrom;
  return isBeforeUnit || noteOf(day) !== null ? null : true;
}
