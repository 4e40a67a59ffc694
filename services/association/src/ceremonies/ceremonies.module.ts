import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "../row-loaders.js";
import { ceremonyById } from "./ceremony-loaders.js";
import { CeremonyResolver } from "./ceremony-resolver.js";
import { SigningCeremony } from "./signing-ceremony.js";

/** The ceremonies at which programmes were signed. */
export const ceremonies: MemberModule = {
  entities: [SigningCeremony],
  resolvers: [CeremonyResolver],
  references: { SigningCeremony: referenceById(ceremonyById) },
};
