import type { ChildProcess } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { say, seconds } from "../bootstrap/progress.mjs";
import { capLog, explainFailedStart, logSize, readLogSince } from "./logs.js";
import { waitUntil } from "./wait-until.js";

/** A program that is to run all the time. */
export interface Program {
  readonly name: string;
  readonly port: number;
  /** Where it tells its operators about itself, if that is another port. */
  readonly operatorPort?: number;
  readonly logFile: string;
  /** May be called again after each death. */
  launch(): ChildProcess;
  isReady(): Promise<boolean>;
  /** What has to be cleared away after a death before it can be launched again. */
  tidyUp?(): Promise<void>;
  /** Sent in turn to stop it: the first one is a request, the last one ends it in any case. */
  readonly stopSignals: readonly NodeJS.Signals[];
}

const READY_TIMEOUT_MS = 60_000;
/** Before the first, second … new start in a row; the last one counts for all that follow. */
const RESTART_DELAYS_MS = [0, 500, 1_000, 2_000, 5_000, 10_000, 30_000];
/** How often the size of its log is looked at. */
export const LOG_CHECK_MS = 1_000;
/** Having run this long, a program's earlier deaths are forgotten. */
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
   * Resolves when the program is ready; from then on it is started again whenever it dies.
   * @throws {OperatorMistake} with its last words when it ends by itself before it was ever ready
   */
  async start(): Promise<void> {
    const { name, logFile } = this.program;
    for (;;) {
      const sizeBefore = logSize(logFile);
      const child = this.#launch();
      if (await this.#becomesReady(child)) return this.#watch(child);
      if (this.#isStopping) return;
      // Killed from outside, not by its own doing: that is healed like any later death.
      if (child.signalCode === null || ++this.#deathsInARow > 3) {
        throw explainFailedStart(name, describeEnd(child), readLogSince(logFile, sizeBefore), logFile);
      }
    }
  }

  /** Asks the program to stop, insists after each `graceMs`; resolves when it is gone. */
  async stop(graceMs: number): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#logCheck);
    await this.#end(graceMs);
  }

  /** Stops the program and starts it again; resolves when it is ready. */
  async restart(graceMs: number): Promise<void> {
    this.#isRestarting = true;
    await this.#end(graceMs);
    this.#isRestarting = false;
    if (!this.#isStopping) await this.start();
  }

  /** Ends the program at once; it will not be started again. */
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
    // A program that cannot even be launched emits "error" and never "exit"; it has no pid then.
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
      // Whoever restarted it meanwhile looks after what runs now.
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
      await this.program.tidyUp?.();
      return this.#isStopping ? undefined : this.#launch();
    } catch (error) {
      // A full disk, say: the supervisor goes on, and tries again after the next wait.
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
