import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { Conference } from "./conference.js";
import { ConferenceDocument } from "./conference-document.js";
import { ConferenceResolver } from "./conference-resolver.js";

/** Conferences that reviewed documents or made them known. */
export const conferences: MemberModule = {
  entities: [Conference, ConferenceDocument],
  resolvers: [ConferenceResolver],
};
