import { uuidIn } from "@hub/schema/global-id";
import type { Change } from "@hub/subgraph-kit/change";
import { type Author, changeRow, type Facts, loaderOf } from "@hub/subgraph-kit/record-change";
import type { Source } from "@hub/subgraph-kit/source";
import { organisationOf } from "../members.js";

/** The author of what is loaded: the association, which has collected it and put it in, whichever member it concerns. */
export const LOADER: Author = loaderOf(uuidIn(organisationOf("association")) ?? null);

/** The first change of something that is loaded. */
export function creationOf(type: string, id: string, facts: Facts, source: Source): Change {
  return changeRow(
    { of: { type, id, version: 1 }, before: null, after: facts, reason: null },
    source.id,
    LOADER,
  );
}
