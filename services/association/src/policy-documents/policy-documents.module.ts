import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { DocumentClaim } from "./document-claim.js";
import { DocumentLink } from "./document-link.js";
import { documentRows } from "./document-rows.js";
import { PolicyDocument } from "./policy-document.js";
import { documentById } from "./policy-document-loaders.js";
import { DocumentLinkResolver, PolicyDocumentResolver } from "./policy-document-resolver.js";

/** The register of policy documents, and how they relate. */
export const policyDocuments: MemberModule = {
  entities: [PolicyDocument, DocumentClaim, DocumentLink],
  resolvers: [
    PolicyDocumentResolver,
    DocumentLinkResolver,
    createSourceResolver(PolicyDocument),
    createSourceResolver(DocumentClaim),
    createSourceResolver(DocumentLink),
  ],
  recorded: [documentRows],
  references: { PolicyDocument: referenceById(documentById) },
};
