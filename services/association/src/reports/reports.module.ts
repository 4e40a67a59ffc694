import type { FlaggingModule } from "@hub/figure-kit/findings/flagged-type";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { PUBLISHED } from "@hub/subgraph-kit/rows/table-rights";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { Report } from "./report.js";
import { reportFlags } from "./report-flags-resolver.js";
import { reportById } from "./report-loaders.js";
import { OrganisationReportResolver, ReportResolver } from "./report-resolver.js";

/** What organisations have reported on a programme. */
export const reports: FlaggingModule = {
  entities: [Report],
  tables: { report: PUBLISHED },
  resolvers: [ReportResolver, OrganisationReportResolver, createSourceResolver(Report)],
  flagged: [reportFlags],
  references: { Report: referenceById(reportById) },
};
