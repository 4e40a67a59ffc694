import { type RunningProcess, removeHubFile, writeHubFile } from "../data-directory/hub-file.js";
import { IDENTITY } from "../members.js";
import type { Program } from "../programs/program.js";
import { SupervisedProcess } from "./supervised-process.js";

/** Thrown by {@link Hub.run} when the hub is asked to stop while it is still starting. */
class StopRequested extends Error {}

/** For the gateway, what is behind it and the database in turn: together they stop within five seconds. */
const GRACE_MS = 1_500;
const NO_MEMBERS = ["gateway", IDENTITY, "dashboard", "postgres"];

/** The processes of one hub. Keeps them running, and the hub file up to date, until it is stopped. */
export class Hub {
  readonly #processes: SupervisedProcess[] = [];
  #isStopping = false;

  constructor(
    private readonly dataDirectory: string,
    private readonly port: number,
  ) {}

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** Resolves when the program is ready. */
  async run(program: Program): Promise<void> {
    this.ensureNotStopping();
    const supervised = new SupervisedProcess(program, () => this.#record());
    this.#processes.push(supervised);
    await supervised.start();
    this.ensureNotStopping();
  }

  /** Restarts these programs. Resolves when all are ready; rejects, once all have settled, if one is not. */
  async restart(names: readonly string[]): Promise<void> {
    this.ensureNotStopping();
    const named = this.#processes.filter(({ program }) => names.includes(program.name));
    const restarts = await Promise.allSettled(named.map((supervised) => supervised.restart(GRACE_MS)));
    this.ensureNotStopping();
    const failed = restarts.find((restart) => restart.status === "rejected");
    if (failed) throw failed.reason;
  }

  ensureNotStopping(): void {
    if (this.#isStopping) throw new StopRequested();
  }

  /** Stops the gateway first, so that no request meets half a hub, and the database last. Resolves when all have exited. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await Promise.all(["gateway", "dashboard"].map((name) => this.#find(name)?.stop(GRACE_MS)));
    const behindIt = [...this.#members(), this.#find(IDENTITY)];
    await Promise.all(behindIt.map((supervised) => supervised?.stop(GRACE_MS)));
    await this.#find("postgres")?.stop(GRACE_MS);
    removeHubFile(this.dataDirectory);
  }

  kill(): void {
    this.#isStopping = true;
    for (const supervised of this.#processes) supervised.kill();
  }

  #find(name: string): SupervisedProcess | undefined {
    return this.#processes.find(({ program }) => program.name === name);
  }

  #members(): SupervisedProcess[] {
    return this.#processes.filter(({ program }) => !NO_MEMBERS.includes(program.name));
  }

  #record(): void {
    const running = ({ pid, program }: SupervisedProcess): RunningProcess => ({
      pid,
      port: program.port,
      operatorPort: program.operatorPort,
    });
    const [gateway, identity, dashboard, postgres] = NO_MEMBERS.map((name) => this.#find(name));
    writeHubFile(this.dataDirectory, {
      port: this.port,
      pid: process.pid,
      gateway: gateway && running(gateway),
      identity: identity && running(identity),
      dashboard: dashboard && running(dashboard),
      members: Object.fromEntries(this.#members().map((member) => [member.program.name, running(member)])),
      postgres: postgres && running(postgres),
    });
  }
}
