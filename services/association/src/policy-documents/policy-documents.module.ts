import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { DocumentLink } from "./document-link.js";
import { PolicyDocument } from "./policy-document.js";
import { documentById } from "./policy-document-loaders.js";
import { DocumentLinkResolver, PolicyDocumentResolver } from "./policy-document-resolver.js";

/** The register of policy documents, and how they relate. */
export const policyDocuments: MemberModule = {
  entities: [PolicyDocument, DocumentLink],
  resolvers: [PolicyDocumentResolver, DocumentLinkResolver],
  references: { PolicyDocument: referenceById(documentById) },
};
