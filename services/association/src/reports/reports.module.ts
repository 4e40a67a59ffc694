import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { Report } from "./report.js";
import { reportById } from "./report-loaders.js";
import { OrganisationReportResolver, ReportResolver } from "./report-resolver.js";

/** What organisations have reported on a programme. */
export const reports: MemberModule = {
  entities: [Report],
  resolvers: [ReportResolver, OrganisationReportResolver, createSourceResolver(Report)],
  references: { Report: referenceById(reportById) },
};
