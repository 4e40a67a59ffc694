import type { FlaggingModule } from "@hub/figure-kit/findings/flagged-type";
import { defineStatedDoubts } from "@hub/figure-kit/findings/stated-doubts";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { PUBLISHED } from "@hub/subgraph-kit/rows/table-rights";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { programmeById } from "../programmes/programme-loaders.js";
import { AddCommitmentResolver } from "./add-commitment-resolver.js";
import { Commitment } from "./commitment.js";
import { commitmentById } from "./commitment-loaders.js";
import { CommitmentOwner } from "./commitment-owner.js";
import { CommitmentResolver, OrganisationCommitmentResolver } from "./commitment-resolver.js";

/** What the parties of a programme have committed themselves to. */
export const commitments: FlaggingModule = {
  entities: [Commitment, CommitmentOwner],
  tables: { commitment: PUBLISHED, commitment_owner: { ...PUBLISHED, remove: null } },
  resolvers: [
    AddCommitmentResolver,
    CommitmentResolver,
    OrganisationCommitmentResolver,
    createSourceResolver(Commitment),
  ],
  flagged: [
    defineStatedDoubts(Commitment, Commitment, async ({ id, programmeId }, context) => ({
      key: id,
      unitId: (await context.load(programmeById, programmeId))?.unitId ?? null,
    })),
  ],
  references: { Commitment: referenceById(commitmentById) },
};
