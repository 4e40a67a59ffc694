import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { IS_GATEWAY, NOBODY, PUBLISHED } from "@hub/subgraph-kit/rows/table-rights";
import { HOLDER_RIGHTS, REASON_RIGHTS } from "./holder-rights.js";
import { MeResolver } from "./me-resolver.js";
import { Right } from "./right.js";
import { RightHolder } from "./right-holder.js";
import { rightById } from "./right-loaders.js";
import { RightReason } from "./right-reason.js";
import { RightResolver } from "./right-resolver.js";

/** Who may do what, for which organisation, where and when. */
export const rights: MemberModule = {
  entities: [Right, RightHolder, RightReason],
  tables: {
    granted_right: PUBLISHED,
    right_holder: HOLDER_RIGHTS,
    right_reason: REASON_RIGHTS,
    file_links_ended: { ...NOBODY, read: IS_GATEWAY, add: IS_GATEWAY, change: IS_GATEWAY },
  },
  resolvers: [RightResolver, MeResolver],
  references: { Right: referenceById(rightById) },
};
