import { defineFlags } from "@hub/figure-kit/findings/flagged-type";
import { sourceById } from "@hub/subgraph-kit/source-resolver";
import { checkClaimsOf } from "../policy-documents/check-document.js";
import { claimsOf } from "../policy-documents/policy-document-loaders.js";
import { checkOpenList } from "./check-open-list.js";
import { Conference } from "./conference.js";
import { documentsAt } from "./conference-loaders.js";

export const conferenceFlags = defineFlags(Conference, {
  async check(conference, context) {
    const [source, documents] = await Promise.all([
      context.load(sourceById, conference.sourceId),
      documentsAt(conference.id, context),
    ]);
    const said = await Promise.all(
      documents.map(async (document) =>
        source ? checkClaimsOf(source, document, await claimsOf(document, context)) : [],
      ),
    );
    return [...said.flat(), ...checkOpenList(conference.printedDocuments)];
  },
  sourceOf: ({ sourceId }) => sourceId,
  unitOf: ({ unitId }) => unitId,
});
