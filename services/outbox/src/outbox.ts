import type { ServerResponse } from "node:http";
import { type Relay, type RelayOptions, startRelay } from "./relay.js";
import type { ExpiringRows } from "./retention.js";
import { startSequencer } from "./sequencer.js";
import { type SnapshotQueries, sendSnapshot } from "./snapshot.js";

export interface OutboxOptions extends RelayOptions {
  /** The least time for which events can be read again; older ones are dropped a segment at a time. */
  readonly retentionHours: number;
  /** What else of the member's is kept for a time only. */
  readonly expiring?: readonly ExpiringRows[];
}

export interface Outbox {
  /** Call after a commit that appended events. */
  notify(): void;
  handleEvents: Relay["handle"];
  /** Answers with what the queries find, and where in the feed that is. */
  handleSnapshot(queries: SnapshotQueries, response: ServerResponse): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the sequencer and the relay of one member database. */
export function startOutbox(options: OutboxOptions): Outbox {
  const { connectionString, member, logger } = options;
  const relay = startRelay(options);
  const sequencer = startSequencer({ ...options, onHeadMoved: relay.notify });
  const stopping = new AbortController();
  return {
    notify: sequencer.notify,
    handleEvents: relay.handle,
    async handleSnapshot(queries, response) {
      try {
        await sendSnapshot({ connectionString, member, queries }, response, stopping.signal);
      } catch (error) {
        logger.error({ err: error }, "a snapshot could not be read");
      }
    },
    async stop() {
      stopping.abort();
      await Promise.all([sequencer.stop(), relay.stop()]);
    },
  };
}
