import type { FlaggingModule } from "@hub/figure-kit/findings/flagged-type";
import { OrganisationOwedResolver } from "./owed-resolver.js";

/** What organisations have still to do. */
export const owed: FlaggingModule = {
  entities: [],
  resolvers: [OrganisationOwedResolver],
  flagged: [],
};
