import type { FlaggingModule } from "@hub/figure-kit/findings/flagged-type";
import { defineStatedDoubts } from "@hub/figure-kit/findings/stated-doubts";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { READ_ONLY } from "@hub/subgraph-kit/rows/table-rights";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { DocumentClaim } from "./document-claim.js";
import { DocumentLink } from "./document-link.js";
import { documentRows } from "./document-rows.js";
import { PolicyDocument } from "./policy-document.js";
import { policyDocumentFlags } from "./policy-document-flags-resolver.js";
import { documentById } from "./policy-document-loaders.js";
import { DocumentLinkResolver, PolicyDocumentResolver } from "./policy-document-resolver.js";

/** The register of policy documents, and how they relate. */
export const policyDocuments: FlaggingModule = {
  entities: [PolicyDocument, DocumentClaim, DocumentLink],
  tables: { policy_document: READ_ONLY, document_claim: READ_ONLY, document_link: READ_ONLY },
  resolvers: [
    PolicyDocumentResolver,
    DocumentLinkResolver,
    createSourceResolver(PolicyDocument),
    createSourceResolver(DocumentClaim),
    createSourceResolver(DocumentLink),
  ],
  recorded: [documentRows],
  flagged: [
    policyDocumentFlags,
    defineStatedDoubts(DocumentLink, PolicyDocument, ({ fromId }) => ({ key: fromId, unitId: null })),
  ],
  references: { PolicyDocument: referenceById(documentById) },
};
