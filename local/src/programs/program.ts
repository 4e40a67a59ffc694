import type { ChildProcess } from "node:child_process";

/** A program that the supervisor keeps running. */
export interface Program {
  readonly name: string;
  readonly port: number;
  /** The port for metrics and health details, if it is a separate one. */
  readonly operatorPort?: number;
  readonly logFile: string;
  /** Called again after each exit. */
  launch(): ChildProcess;
  isReady(): Promise<boolean>;
  /** Cleans up after an exit, before the next launch. */
  cleanUp?(): Promise<void>;
  /** Sent in turn to stop it: the first asks, the last forces. */
  readonly stopSignals: readonly NodeJS.Signals[];
}
