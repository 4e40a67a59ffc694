import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById, rowBy } from "@hub/subgraph-kit/row-loaders";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { statusRows } from "./status-rows.js";
import {
  UnitUniversalEducationResolver,
  UniversalEducationStatusResolver,
} from "./universal-education-resolver.js";
import { UniversalEducationStatus } from "./universal-education-status.js";

/** Where units stand in universal education and literacy. */
export const universalEducation: MemberModule = {
  entities: [UniversalEducationStatus],
  resolvers: [
    UnitUniversalEducationResolver,
    UniversalEducationStatusResolver,
    createSourceResolver(UniversalEducationStatus),
  ],
  recorded: [statusRows],
  references: { UniversalEducationStatus: referenceById(rowBy(UniversalEducationStatus, "id")) },
};
