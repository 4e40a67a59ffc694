import { Activity } from "@hub/figures/activity";
import { createActivityResolvers } from "@hub/figures/activity-resolvers";
import {
  AdministrativeUnitExtension,
  CommitmentExtension,
  CoordinationProgrammeExtension,
  extendedEntityResolvers,
  IndicatorReference,
} from "@hub/figures/extended-entities";
import { Figure } from "@hub/figures/figure";
import { createFigureResolvers } from "@hub/figures/figure-resolvers";
import { CreateFigures1700000000001 } from "@hub/figures/migration";
import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { InstitutionCount } from "./institutions/institution-count.js";
import { InstitutionCountResolver, UnitInstitutionResolver } from "./institutions/institution-resolver.js";
import { CreateEducation1700000000002 } from "./migration.js";
import { Observance } from "./observances/observance.js";
import { ObservanceResolver, UnitObservanceResolver } from "./observances/observance-resolver.js";
import {
  UnitUniversalEducationResolver,
  UniversalEducationStatusResolver,
} from "./universal-education/universal-education-resolver.js";
import { UniversalEducationStatus } from "./universal-education/universal-education-status.js";

/** Sở Giáo dục và Đào tạo: universal education, institutions as counts, observances, activities and figures. */
export const education: MemberDefinition = {
  name: "education",
  entities: [Figure, Activity, UniversalEducationStatus, InstitutionCount, Observance],
  migrations: [CreateFigures1700000000001, CreateEducation1700000000002],
  resolvers: [
    ...createFigureResolvers({
      member: "education",
      prefix: "education",
      unitType: AdministrativeUnitExtension,
      indicatorType: IndicatorReference,
      findUnit: (id) => ({ id }),
      findIndicator: (code) => ({ code }),
    }),
    ...createActivityResolvers("education"),
    UnitUniversalEducationResolver,
    UniversalEducationStatusResolver,
    UnitInstitutionResolver,
    InstitutionCountResolver,
    ObservanceResolver,
    UnitObservanceResolver,
  ],
  orphanedTypes: [AdministrativeUnitExtension, CoordinationProgrammeExtension, CommitmentExtension],
  referenceResolvers: extendedEntityResolvers,
};
