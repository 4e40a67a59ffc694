import { Gauge } from "prom-client";

/** How a consumer stands, as `/health` of the operators' port shows it. */
export interface FeedState {
  readonly consumer: string;
  /** Whose feed it reads. */
  readonly from: string;
  /** Null while nothing was ever copied. */
  readonly seq: number | null;
  /** How many events the member is known to have told that are not applied yet; null while that is not known. */
  readonly behindBy: number | null;
  /** When the copy was last known to be complete; null while nothing was ever copied. */
  readonly confirmedAt: string | null;
  /** Seconds since then. */
  readonly ageSeconds: number | null;
  /** False when the member has answered that it has nothing to copy, as one in another language may. */
  readonly takesPart: boolean;
  /** The types of the schema that are the member's alone, as it said last. */
  readonly typeNames: readonly string[];
  /** Why it does not go on; null while it does. */
  readonly problem: string | null;
}

/** Those that run in this process. */
const running = new Set<() => FeedState>();

/** Shows the consumer's state in the metrics, until the function that is returned is called. */
export function showInMetrics(readState: () => FeedState): () => void {
  running.add(readState);
  return () => running.delete(readState);
}

const LABELS = ["consumer", "from"] as const;

new Gauge({
  name: "hub_member_feed_behind_events",
  help: "Events that another member has told and this one has not applied to its copy",
  labelNames: LABELS,
  collect() {
    showEach(this, ({ behindBy }) => behindBy);
  },
});

new Gauge({
  name: "hub_member_feed_age_seconds",
  help: "Time since the copy of what another member tells was last known to be complete",
  labelNames: LABELS,
  collect() {
    showEach(this, ({ ageSeconds }) => ageSeconds);
  },
});

function showEach(
  gauge: Gauge<(typeof LABELS)[number]>,
  readValue: (state: FeedState) => number | null,
): void {
  gauge.reset();
  for (const readState of running) {
    const state = readState();
    const value = readValue(state);
    if (value !== null) gauge.set({ consumer: state.consumer, from: state.from }, value);
  }
}
