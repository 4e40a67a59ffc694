import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { Commitment } from "./commitment.js";
import { commitmentById } from "./commitment-loaders.js";
import { CommitmentOwner } from "./commitment-owner.js";
import { CommitmentResolver, OrganisationCommitmentResolver } from "./commitment-resolver.js";

/** What the parties of a programme have committed themselves to. */
export const commitments: MemberModule = {
  entities: [Commitment, CommitmentOwner],
  resolvers: [CommitmentResolver, OrganisationCommitmentResolver, createSourceResolver(Commitment)],
  references: { Commitment: referenceById(commitmentById) },
};
