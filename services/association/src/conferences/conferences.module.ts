import type { FlaggingModule } from "@hub/figure-kit/findings/flagged-type";
import { referenceById, rowBy } from "@hub/subgraph-kit/row-loaders";
import { READ_ONLY } from "@hub/subgraph-kit/rows/table-rights";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { Conference } from "./conference.js";
import { ConferenceDocument } from "./conference-document.js";
import { conferenceFlags } from "./conference-flags-resolver.js";
import { ConferenceResolver } from "./conference-resolver.js";
import { conferenceRows } from "./conference-rows.js";

/** Conferences that reviewed documents or made them known. */
export const conferences: FlaggingModule = {
  entities: [Conference, ConferenceDocument],
  tables: { conference: READ_ONLY, conference_document: READ_ONLY },
  resolvers: [ConferenceResolver, createSourceResolver(Conference)],
  recorded: [conferenceRows],
  flagged: [conferenceFlags],
  references: { Conference: referenceById(rowBy(Conference, "id")) },
};
