import { Figure } from "@hub/figures/figure";
import { createFigureResolvers } from "@hub/figures/figure-resolvers";
import { CreateFigures1700000000001 } from "@hub/figures/migration";
import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { AdministrativeUnit } from "./administrative-units/administrative-unit.js";
import {
  administrativeUnitEntities,
  administrativeUnitMigrations,
  administrativeUnitReferenceResolvers,
  administrativeUnitResolvers,
  loadRegister,
} from "./administrative-units/administrative-units.js";
import { unitById } from "./administrative-units/loaders.js";
import { ceremonyById } from "./ceremonies/ceremony-loaders.js";
import { CeremonyResolver } from "./ceremonies/ceremony-resolver.js";
import { SigningCeremony } from "./ceremonies/signing-ceremony.js";
import { Commitment } from "./commitments/commitment.js";
import { CommitmentHistory } from "./commitments/commitment-history.js";
import { commitmentById } from "./commitments/commitment-loaders.js";
import { CommitmentOwner } from "./commitments/commitment-owner.js";
import { CommitmentResolver } from "./commitments/commitment-resolver.js";
import { Conference } from "./conferences/conference.js";
import { ConferenceDocument } from "./conferences/conference-document.js";
import { ConferenceResolver } from "./conferences/conference-resolver.js";
import { EvaluationRound } from "./evaluation-rounds/evaluation-round.js";
import { roundById } from "./evaluation-rounds/evaluation-round-loaders.js";
import { EvaluationRoundResolver } from "./evaluation-rounds/evaluation-round-resolver.js";
import { CoordinationHistory } from "./history/coordination-history.js";
import { Indicator } from "./indicators/indicator.js";
import {
  indicatorEntities,
  indicatorMigrations,
  indicatorReferenceResolvers,
  indicatorResolvers,
  loadIndicators,
} from "./indicators/indicators.js";
import { indicatorByCode } from "./indicators/loaders.js";
import { CreateCoordination1700000000020 } from "./migrations/create-coordination.js";
import { VersionCoordination1700000000021 } from "./migrations/version-coordination.js";
import { Organisation } from "./organisations/organisation.js";
import { organisationById } from "./organisations/organisation-loaders.js";
import { OrganisationResolver, UnitOrganisationResolver } from "./organisations/organisation-resolver.js";
import { DocumentLink } from "./policy-documents/document-link.js";
import { PolicyDocument } from "./policy-documents/policy-document.js";
import { documentById } from "./policy-documents/policy-document-loaders.js";
import { DocumentLinkResolver, PolicyDocumentResolver } from "./policy-documents/policy-document-resolver.js";
import { CoordinationProgramme } from "./programmes/coordination-programme.js";
import { programmeById } from "./programmes/programme-loaders.js";
import { ProgrammeParty } from "./programmes/programme-party.js";
import { ProgrammePartyResolver, ProgrammeResolver } from "./programmes/programme-resolver.js";
import { UpdateProgrammeResolver } from "./programmes/update-programme-resolver.js";
import { Report } from "./reports/report.js";
import { reportById } from "./reports/report-loaders.js";
import { ReportResolver } from "./reports/report-resolver.js";
import { referenceById } from "./row-loaders.js";
import { FigureSeriesResolver, findFigureSeries } from "./targets/figure-series-resolver.js";
import { Target } from "./targets/target.js";
import { targetById } from "./targets/target-loaders.js";
import { TargetResolver, UnitTargetResolver } from "./targets/target-resolver.js";
import { Task } from "./tasks/task.js";
import { TaskResolver, UnitTaskResolver } from "./tasks/task-resolver.js";

/** Hội Khuyến học: the coordinator, and the system of record for all that the members share. */
export const association: MemberDefinition = {
  name: "association",
  entities: [
    ...administrativeUnitEntities,
    ...indicatorEntities,
    Organisation,
    PolicyDocument,
    DocumentLink,
    CoordinationProgramme,
    ProgrammeParty,
    SigningCeremony,
    Commitment,
    CommitmentOwner,
    CommitmentHistory,
    EvaluationRound,
    Report,
    CoordinationHistory,
    Target,
    Task,
    Conference,
    ConferenceDocument,
    Figure,
  ],
  migrations: [
    CreateFigures1700000000001,
    ...administrativeUnitMigrations,
    ...indicatorMigrations,
    CreateCoordination1700000000020,
    VersionCoordination1700000000021,
  ],
  resolvers: [
    ProgrammeResolver,
    ProgrammePartyResolver,
    UpdateProgrammeResolver,
    CeremonyResolver,
    CommitmentResolver,
    EvaluationRoundResolver,
    ReportResolver,
    OrganisationResolver,
    UnitOrganisationResolver,
    PolicyDocumentResolver,
    DocumentLinkResolver,
    TargetResolver,
    UnitTargetResolver,
    FigureSeriesResolver,
    TaskResolver,
    UnitTaskResolver,
    ConferenceResolver,
    ...administrativeUnitResolvers,
    ...indicatorResolvers,
    ...createFigureResolvers({
      member: "association",
      prefix: "association",
      unitType: AdministrativeUnit,
      indicatorType: Indicator,
      findUnit: (id, context) => context.load(unitById, id),
      findIndicator: (code, context) => context.load(indicatorByCode, code),
    }),
  ],
  referenceResolvers: {
    ...administrativeUnitReferenceResolvers,
    ...indicatorReferenceResolvers,
    Organisation: referenceById(organisationById),
    PolicyDocument: referenceById(documentById),
    CoordinationProgramme: referenceById(programmeById),
    Commitment: referenceById(commitmentById),
    SigningCeremony: referenceById(ceremonyById),
    EvaluationRound: referenceById(roundById),
    Report: referenceById(reportById),
    Target: referenceById(targetById),
    FigureSeries: findFigureSeries,
  },
  prepare: async (dataSource, logger) => {
    await loadRegister(dataSource, logger);
    await loadIndicators(dataSource, logger);
  },
};
