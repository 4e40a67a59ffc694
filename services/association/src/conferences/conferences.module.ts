import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById, rowBy } from "@hub/subgraph-kit/row-loaders";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { Conference } from "./conference.js";
import { ConferenceDocument } from "./conference-document.js";
import { ConferenceResolver } from "./conference-resolver.js";
import { conferenceRows } from "./conference-rows.js";

/** Conferences that reviewed documents or made them known. */
export const conferences: MemberModule = {
  entities: [Conference, ConferenceDocument],
  resolvers: [ConferenceResolver, createSourceResolver(Conference)],
  recorded: [conferenceRows],
  references: { Conference: referenceById(rowBy(Conference, "id")) },
};
