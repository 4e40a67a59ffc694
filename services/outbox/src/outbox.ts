import { type Relay, type RelayOptions, startRelay } from "./relay.js";
import { startSequencer } from "./sequencer.js";

export interface OutboxOptions extends RelayOptions {
  /** How long events can be read again at least; what is older goes by the segment. */
  readonly retentionHours: number;
}

export interface Outbox {
  /** Call after a commit that appended events. */
  poke(): void;
  handleEvents: Relay["handle"];
  stop(): Promise<void>;
}

/** Starts the sequencer and the relay of one member database. */
export function startOutbox(options: OutboxOptions): Outbox {
  const relay = startRelay(options);
  const sequencer = startSequencer({ ...options, onHeadMoved: relay.wake });
  return {
    poke: sequencer.poke,
    handleEvents: relay.handle,
    async stop() {
      await Promise.all([sequencer.stop(), relay.stop()]);
    },
  };
}
