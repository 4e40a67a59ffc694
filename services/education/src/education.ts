import { createReportingMember } from "@hub/figures/reporting-member";
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

const reporting = createReportingMember({ name: "education", prefix: "education" });

/** Sở Giáo dục và Đào tạo: universal education, institutions as counts, observances, activities and figures. */
export const education: MemberDefinition = {
  ...reporting,
  entities: [...reporting.entities, UniversalEducationStatus, InstitutionCount, Observance],
  migrations: [...reporting.migrations, CreateEducation1700000000002],
  resolvers: [
    ...reporting.resolvers,
    UnitUniversalEducationResolver,
    UniversalEducationStatusResolver,
    UnitInstitutionResolver,
    InstitutionCountResolver,
    ObservanceResolver,
    UnitObservanceResolver,
  ],
};
