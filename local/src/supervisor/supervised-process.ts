import type { ChildProcess } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { say, seconds } from "../../bootstrap/progress.mjs";
import type { Program } from "../programs/program.js";
import { waitUntil } from "../system/wait-until.js";
import { capLog, explainFailedStart, logSize, readLogSince } from "./logs.js";

const READY_TIMEOUT_MS = 60_000;
/** The delay before the first, second … consecutive restart. The last value applies to all that follow. */
const RESTART_DELAYS_MS = [0, 500, 1_000, 2_000, 5_000, 10_000, 30_000];
/** How often the size of the log is checked. */
export const LOG_CHECK_MS = 1_000;
/** A program that ran this long starts again without delay. */
const STABLE_MS = 30_000;

/** Keeps one program running from {@link start} to {@link stop}, whatever kills it. */
export class SupervisedProcess {
  #child: ChildProcess | undefined;
  #isStopping = false;
  #isRestarting = false;
  #deathsInARow = 0;
  #logCheck: NodeJS.Timeout | undefined;

  constructor(
    readonly program: Program,
    /** Called when the program runs under a new pid. */
    private readonly onLaunched: () => void,
  ) {}

  get pid(): number | undefined {
    return this.#child && !hasEnded(this.#child) ? this.#child.pid : undefined;
  }

  /**
   * Resolves when the program is ready. From then on it is restarted whenever it exits.
   * @throws {OperatorMistake} with its last message when it exits by itself before it was ever ready
   */
  async start(): Promise<void> {
    const { name, logFile } = this.program;
    for (;;) {
      const sizeBefore = logSize(logFile);
      const child = this.#launch();
      if (await this.#becomesReady(child)) return this.#watch(child);
      if (this.#isStopping) return;
      // Killed from outside, not of its own accord: restart it, as after any later exit.
      if (child.signalCode === null || ++this.#deathsInARow > 3) {
        throw explainFailedStart(name, describeEnd(child), readLogSince(logFile, sizeBefore), logFile);
      }
    }
  }

  /** Sends the stop signals in turn, `graceMs` apart. Resolves when the program has exited. */
  async stop(graceMs: number): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#logCheck);
    await this.#end(graceMs);
  }

  /** Stops the program and starts it again. Resolves when it is ready. */
  async restart(graceMs: number): Promise<void> {
    this.#isRestarting = true;
    await this.#end(graceMs);
    this.#isRestarting = false;
    if (!this.#isStopping) await this.start();
  }

  /** Kills the program at once, without a restart. */
  kill(): void {
    this.#isStopping = true;
    clearInterval(this.#logCheck);
    this.#child?.kill(this.program.stopSignals.at(-1));
  }

  async #end(graceMs: number): Promise<void> {
    const child = this.#child;
    if (!child) return;
    for (const signal of this.program.stopSignals) {
      child.kill(signal);
      if (await waitUntil(() => hasEnded(child), { timeoutMs: graceMs, everyMs: 10 })) return;
    }
  }

  #launch(): ChildProcess {
    const { logFile } = this.program;
    capLog(logFile);
    this.#logCheck ??= setInterval(() => this.#capLog(), LOG_CHECK_MS).unref();
    const child = this.program.launch();
    // A program that cannot be launched emits "error", never "exit", and has no pid.
    child.on("error", () => {});
    this.#child = child;
    this.onLaunched();
    return child;
  }

  #capLog(): void {
    try {
      capLog(this.program.logFile);
    } catch (error) {
      say(`↻ ${this.program.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #becomesReady(child: ChildProcess): Promise<boolean> {
    let isReady = false;
    const isDecided = async () => {
      if (hasEnded(child)) return true;
      isReady = await this.program.isReady();
      return isReady;
    };
    await waitUntil(isDecided, { timeoutMs: READY_TIMEOUT_MS, everyMs: 40 });
    if (!isReady && !hasEnded(child)) child.kill("SIGKILL");
    return isReady && !hasEnded(child);
  }

  #watch(child: ChildProcess): void {
    const readyAt = performance.now();
    const onEnd = () => {
      if (this.#isStopping || this.#isRestarting) return;
      if (performance.now() - readyAt > STABLE_MS) this.#deathsInARow = 0;
      void this.#heal(child);
    };
    if (hasEnded(child)) onEnd();
    else child.once("exit", onEnd);
  }

  async #heal(dead: ChildProcess): Promise<void> {
    const { name, logFile } = this.program;
    const diedAt = performance.now();
    for (let last = dead; ; ) {
      const waitMs = RESTART_DELAYS_MS[Math.min(this.#deathsInARow, RESTART_DELAYS_MS.length - 1)] ?? 0;
      this.#deathsInARow += 1;
      if (waitMs > 0)
        say(`↻ ${name} stopped (${describeEnd(last)}), next start in ${waitMs / 1_000} s; log: ${logFile}`);
      await delay(waitMs);
      // A restart during the delay has already launched it again.
      if (this.#isStopping || this.#isRestarting || this.#child !== last) return;
      const child = await this.#relaunch();
      if (this.#isStopping) return;
      if (child && (await this.#becomesReady(child))) {
        say(`↻ ${name} stopped (${describeEnd(dead)}), started again in ${seconds(diedAt)} s`);
        return this.#watch(child);
      }
      if (this.#isStopping) return;
      last = child ?? last;
    }
  }

  async #relaunch(): Promise<ChildProcess | undefined> {
    try {
      await this.program.cleanUp?.();
      return this.#isStopping ? undefined : this.#launch();
    } catch (error) {
      // The disk may be full, for example: try again after the next delay.
      say(`↻ ${this.program.name}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function describeEnd(child: ChildProcess): string {
  if (child.signalCode) return `signal ${child.signalCode}`;
  return child.exitCode === null ? "no answer" : `exit code ${child.exitCode}`;
}
