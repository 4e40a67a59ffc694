import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { PUBLISHED } from "@hub/subgraph-kit/rows/table-rights";
import { MeResolver } from "./me-resolver.js";
import { Right } from "./right.js";
import { rightById } from "./right-loaders.js";
import { RightResolver } from "./right-resolver.js";

/** Who may do what, for which organisation, where and when. */
export const rights: MemberModule = {
  entities: [Right],
  tables: { granted_right: PUBLISHED },
  resolvers: [RightResolver, MeResolver],
  references: { Right: referenceById(rightById) },
};
