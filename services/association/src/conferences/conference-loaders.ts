import type { MemberContext } from "@hub/subgraph-kit/context";
import { rowsBy } from "@hub/subgraph-kit/row-loaders";
import type { PolicyDocument } from "../policy-documents/policy-document.js";
import { documentById } from "../policy-documents/policy-document-loaders.js";
import { ConferenceDocument } from "./conference-document.js";

const documentsOfConference = rowsBy(ConferenceDocument, "conferenceId", ["position"]);

/** The documents that were reviewed or made known there, in the order of the source. */
export async function documentsAt(conferenceId: string, context: MemberContext): Promise<PolicyDocument[]> {
  const rows = await context.load(documentsOfConference, conferenceId);
  const documents = await Promise.all(rows.map(({ documentId }) => context.load(documentById, documentId)));
  return documents.filter((document) => document !== null);
}
