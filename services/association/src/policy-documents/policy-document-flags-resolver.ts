import { defineFlags } from "@hub/figure-kit/findings/flagged-type";
import { checkDocument } from "./check-document.js";
import { PolicyDocument } from "./policy-document.js";
import { claimsOf } from "./policy-document-loaders.js";

export const policyDocumentFlags = defineFlags(PolicyDocument, {
  check: async (document, context) => checkDocument(document, await claimsOf(document, context)),
  statedDoubts: ({ doubts }) => doubts,
  sourceOf: ({ sourceId }) => sourceId,
  unitOf: () => null,
});
