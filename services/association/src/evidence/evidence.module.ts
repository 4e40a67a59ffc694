import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { PUBLISHED } from "@hub/subgraph-kit/rows/table-rights";
import { Evidence } from "./evidence.js";
import { EvidenceCommandsResolver } from "./evidence-commands-resolver.js";
import { evidenceById } from "./evidence-loaders.js";
import { CommitmentEvidenceResolver, EvidenceResolver } from "./evidence-resolver.js";

/** What parties offer to show that commitments were kept, and others accept or return. */
export const evidence: MemberModule = {
  entities: [Evidence],
  tables: { evidence: { ...PUBLISHED, remove: null } },
  resolvers: [EvidenceCommandsResolver, EvidenceResolver, CommitmentEvidenceResolver],
  references: { Evidence: referenceById(evidenceById) },
};
