import type { MemberContext } from "@hub/subgraph-kit/context";
import { rowBy, rowsBy } from "@hub/subgraph-kit/row-loaders";
import { sourceById } from "@hub/subgraph-kit/source-resolver";
import type { ClaimFacts } from "./check-document.js";
import { DocumentClaim } from "./document-claim.js";
import { DocumentLink, DocumentRelation } from "./document-link.js";
import { PolicyDocument } from "./policy-document.js";

export const documentById = rowBy(PolicyDocument, "id");

export const claimsByDocument = rowsBy(DocumentClaim, "documentId", ["position"]);

/** What other sources say of a document, each with its source. */
export async function claimsOf({ id }: PolicyDocument, context: MemberContext): Promise<ClaimFacts[]> {
  const claims = await context.load(claimsByDocument, id);
  const cited = await Promise.all(
    claims.map(async (claim) => ({ claim, source: await context.load(sourceById, claim.sourceId) })),
  );
  return cited.flatMap(({ claim, source }) => (source ? [{ ...claim, source }] : []));
}

export const linksFrom = rowsBy(DocumentLink, "fromId", ["relation", "toId"]);

export const linksTo = rowsBy(DocumentLink, "toId", ["relation", "fromId"]);

/** The documents that a source says replace it. */
export async function replacementsOf(
  { id }: PolicyDocument,
  context: MemberContext,
): Promise<PolicyDocument[]> {
  const links = await context.load(linksTo, id);
  const replacing = links.filter(({ relation }) => relation === DocumentRelation.REPLACES);
  const documents = await Promise.all(replacing.map(({ fromId }) => context.load(documentById, fromId)));
  return documents.filter((document) => document !== null);
}
