import { type Relay, type RelayOptions, startRelay } from "./relay.js";
import { startSequencer } from "./sequencer.js";

export interface OutboxOptions extends RelayOptions {
  /** The least time for which events can be read again; older ones are dropped a segment at a time. */
  readonly retentionHours: number;
}

export interface Outbox {
  /** Call after a commit that appended events. */
  notify(): void;
  handleEvents: Relay["handle"];
  stop(): Promise<void>;
}

/** Starts the sequencer and the relay of one member database. */
export function startOutbox(options: OutboxOptions): Outbox {
  const relay = startRelay(options);
  const sequencer = startSequencer({ ...options, onHeadMoved: relay.notify });
  return {
    notify: sequencer.notify,
    handleEvents: relay.handle,
    async stop() {
      await Promise.all([sequencer.stop(), relay.stop()]);
    },
  };
}
