import type { FlaggingModule } from "@hub/figure-kit/findings/flagged-type";
import { referenceById, rowBy } from "@hub/subgraph-kit/row-loaders";
import { READ_ONLY } from "@hub/subgraph-kit/rows/table-rights";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { statusRows } from "./status-rows.js";
import {
  UnitUniversalEducationResolver,
  UniversalEducationStatusResolver,
} from "./universal-education-resolver.js";
import { UniversalEducationStatus } from "./universal-education-status.js";
import { universalEducationFlags } from "./universal-education-status-flags-resolver.js";

/** Where units stand in universal education and literacy. */
export const universalEducation: FlaggingModule = {
  entities: [UniversalEducationStatus],
  tables: { universal_education_status: READ_ONLY },
  resolvers: [
    UnitUniversalEducationResolver,
    UniversalEducationStatusResolver,
    createSourceResolver(UniversalEducationStatus),
  ],
  recorded: [statusRows],
  flagged: [universalEducationFlags],
  references: { UniversalEducationStatus: referenceById(rowBy(UniversalEducationStatus, "id")) },
};
