import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { ceremonyById } from "./ceremony-loaders.js";
import { CeremonyResolver } from "./ceremony-resolver.js";
import { SigningCeremony } from "./signing-ceremony.js";

/** The ceremonies at which programmes were signed. */
export const ceremonies: MemberModule = {
  entities: [SigningCeremony],
  resolvers: [CeremonyResolver, createSourceResolver(SigningCeremony)],
  references: { SigningCeremony: referenceById(ceremonyById) },
};
