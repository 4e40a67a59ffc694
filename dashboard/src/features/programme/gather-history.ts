import type {
  LastChangesFragment,
  NamedThingFragment,
  RecordedChangeFragment,
} from "../../api/generated/operations.js";
import { dayInVietnam } from "../../language/vietnam-time.js";

/** The programme itself or something that takes part in it, with its changes. */
export interface ThingWithHistory {
  /** Its type in the schema. */
  readonly kind: string;
  /** It does not belong to the programme: that it was recorded at all is nothing that happened there. */
  readonly isOfOthers?: boolean;
  readonly thing: NamedThingFragment & LastChangesFragment;
}

/** One line of a programme's history. */
export interface HistoryEntry {
  readonly kind: string;
  readonly change: RecordedChangeFragment;
  /** What changed; several where things of one kind were first recorded together. */
  readonly things: readonly NamedThingFragment[];
}

/** What happened in a programme, the latest first. What was first recorded on one day from one source is one entry for each kind. */
export function gatherHistory(parts: readonly ThingWithHistory[]): HistoryEntry[] {
  const entries = parts.flatMap(({ kind, isOfOthers = false, thing }) =>
    thing.history.nodes
      .filter(({ version }) => version > 1 || !isOfOthers)
      .map((change) => ({ kind, change, thing })),
  );
  return [...Map.groupBy(entries, lineOf).values()]
    .flatMap(([first, ...others]): HistoryEntry[] =>
      first === undefined ? [] : [{ ...first, things: [first, ...others].map(({ thing }) => thing) }],
    )
    .toSorted((one, other) => Date.parse(other.change.at) - Date.parse(one.change.at));
}

function lineOf({
  kind,
  change: { id, version, at, source },
}: Pick<HistoryEntry, "kind" | "change">): string {
  return version === 1 ? JSON.stringify([kind, dayInVietnam(at), source]) : id;
}
