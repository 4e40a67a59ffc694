import type { Change } from "@hub/subgraph-kit/change";
import { type Author, changeRow, type Facts, loaderOf } from "@hub/subgraph-kit/record-change";
import type { Source } from "@hub/subgraph-kit/source";

/** The author of what is loaded: the program, in nobody's name. */
export const LOADER: Author = loaderOf(null);

/** The first change of something that is loaded. */
export function creationOf(type: string, id: string, facts: Facts, source: Source): Change {
  return changeRow(
    { of: { type, id, version: 1 }, before: null, after: facts, reason: null },
    source.id,
    LOADER,
  );
}
