import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { PUBLISHED } from "@hub/subgraph-kit/rows/table-rights";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { ceremonyById } from "./ceremony-loaders.js";
import { CeremonyResolver } from "./ceremony-resolver.js";
import { SigningCeremony } from "./signing-ceremony.js";

/** The ceremonies at which programmes were signed. */
export const ceremonies: MemberModule = {
  entities: [SigningCeremony],
  tables: { signing_ceremony: PUBLISHED },
  resolvers: [CeremonyResolver, createSourceResolver(SigningCeremony)],
  references: { SigningCeremony: referenceById(ceremonyById) },
};
