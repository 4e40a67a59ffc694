import type { Logger } from "pino";
import { type Relay, startRelay } from "./relay.js";
import { startSequencer } from "./sequencer.js";

export interface Outbox {
  /** Call after a commit that appended events. */
  poke(): void;
  handleEvents: Relay["handle"];
  stop(): Promise<void>;
}

/** Starts the sequencer and the relay of one member database. */
export function startOutbox(options: { connectionString: string; member: string; logger: Logger }): Outbox {
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
