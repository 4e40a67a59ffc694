/** A hub under attack: whether those who use it as it is meant notice, and how much memory the gateway takes. */
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { AttackName } from "./attacks.js";
import { Honest, type Observations } from "./honest.js";
import { composeSiege } from "./subgraphs.js";

export interface SiegePlan {
  readonly attack: AttackName;
  /** How long nobody attacks. */
  readonly beforeMs: number;
  readonly attackMs: number;
  readonly clients: number;
  readonly watchers: number;
  readonly askEveryMs: number;
  readonly changesPerSecond: number;
  readonly attackerSockets: number;
}

export const SIEGE: Omit<SiegePlan, "attack"> = {
  beforeMs: 30_000,
  attackMs: 600_000,
  clients: 50,
  watchers: 200,
  askEveryMs: 100,
  changesPerSecond: 10,
  attackerSockets: 100,
};

export interface SiegeResult {
  readonly attack: AttackName;
  readonly before: Observations;
  readonly during: Observations;
  /** Changes that watchers were not told of until a few seconds after the end. */
  readonly missed: number;
  readonly peakRssMb: number;
  /** What the gateway has written to its log. */
  readonly logMb: number;
  /** What it has refused, by code. */
  readonly refusals: ReadonlyMap<string, number>;
}

export const MAX_RSS_MB = 600;
const WARM_UP_MS = 5_000;
const CATCH_UP_MS = 10_000;
/** As it is built: under Jest the package stands for its sources. */
const GATEWAY = join(import.meta.dirname, "../../gateway/dist/main.js");
const TYPESCRIPT = import.meta.resolve("../soak/typescript.mjs");

export async function siege(plan: SiegePlan): Promise<SiegeResult> {
  await using stack = new AsyncDisposableStack();
  const members = stack.use(await startMembers());
  const gateway = stack.use(await startGateway(members));
  const { host, port } = gateway;
  const { clients, watchers, askEveryMs: everyMs } = plan;
  const honest = stack.use(await Honest.begin({ host, port, clients, watchers, everyMs }));
  members.tell(plan.changesPerSecond);
  await pause(Math.min(WARM_UP_MS, plan.beforeMs));
  const before = honest.beginPhase();
  await pause(plan.beforeMs);
  const during = honest.beginPhase();
  const attacker = stack.use(startAttacker(plan, { host, port, sockets: plan.attackerSockets }));
  const peakRssMb = await gateway.peakRssMb(plan.attackMs);
  await attacker[Symbol.asyncDispose]();
  members.tell(0);
  const missed = await catchUp(honest, members);
  return {
    attack: plan.attack,
    before,
    during,
    missed,
    peakRssMb,
    logMb: gateway.logMb(),
    refusals: await gateway.refusals(),
  };
}

/** What there is to complain of; empty when the hub has held. */
export function findComplaints({ before, during, missed, peakRssMb }: SiegeResult): string[] {
  const complaints = countComplaints(during, missed, peakRssMb);
  const [p99Before, p99] = [before, during].map(({ answers }) => answers.percentile(0.99));
  if ((p99 ?? 0) > 2 * (p99Before ?? 0)) complaints.push(`p99 rose from ${p99Before} to ${p99} ms`);
  if (during.lateDeliveries > 0)
    complaints.push(`${during.lateDeliveries} deliveries took more than a second`);
  return complaints;
}

/** Of these, those that do not depend on how fast the machine is. */
export function countComplaints(during: Observations, missed: number, peakRssMb: number): string[] {
  const complaints: string[] = [];
  if (during.answers.count === 0) complaints.push("nobody asked anything");
  if (during.failedAnswers > 0) complaints.push(`${during.failedAnswers} answers failed`);
  if (during.failedDeliveries > 0) complaints.push(`${during.failedDeliveries} deliveries failed`);
  if (missed !== 0) complaints.push(`${missed} deliveries are missing`);
  if (peakRssMb > MAX_RSS_MB) complaints.push(`the gateway took ${Math.round(peakRssMb)} MB`);
  return complaints.concat(during.examples);
}

async function catchUp(honest: Honest, members: Members): Promise<number> {
  const told = await members.told();
  const deadlineMs = performance.now() + CATCH_UP_MS;
  while (honest.missed(told) !== 0 && performance.now() < deadlineMs) await pause(50);
  return honest.missed(told);
}

interface Members extends AsyncDisposable {
  readonly catalog: string;
  readonly details: string;
  readonly relay: string;
  tell(perSecond: number): void;
  told(): Promise<readonly number[]>;
}

async function startMembers(): Promise<Members> {
  const child = forkScript("members.ts");
  const [{ catalog, details, relay }] = await once(child, "message");
  return {
    catalog,
    details,
    relay,
    tell: (perSecond) => void child.send({ perSecond }),
    async told() {
      child.send("told");
      const [{ told }] = await once(child, "message");
      return told;
    },
    [Symbol.asyncDispose]: () => end(child),
  };
}

function startAttacker({ attack }: SiegePlan, target: object): AsyncDisposable {
  const child = forkScript("attacker.ts", JSON.stringify({ name: attack, target }));
  return { [Symbol.asyncDispose]: () => end(child) };
}

function forkScript(name: string, ...args: string[]): ChildProcess {
  const script = fileURLToPath(import.meta.resolve(`./${name}`));
  return fork(script, args, {
    execArgv: ["--import", TYPESCRIPT],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

interface RunningGateway extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  /** Looks once a second for so long. */
  peakRssMb(ms: number): Promise<number>;
  logMb(): number;
  refusals(): Promise<ReadonlyMap<string, number>>;
}

/** As `npm run gateway` starts it, with no setting but where its members are. */
async function startGateway({ catalog, details, relay }: Members): Promise<RunningGateway> {
  const directory = await mkdtemp(join(tmpdir(), "siege-"));
  const supergraph = join(directory, "supergraph.graphql");
  await writeFile(supergraph, composeSiege());
  const flags = ["--supergraph", supergraph, "--port", "0", "--member", `catalog=${catalog}/graphql`];
  const child = spawn(process.execPath, [GATEWAY, ...flags, "--member", `details=${details}/graphql`], {
    env: { ...process.env, MEMBER_CATALOG_URL: relay },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let logBytes = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    logBytes += chunk.length;
  });
  const { url, operatorUrl } = await findAddresses(child.stdout);
  const { hostname, port } = new URL(url);
  const metrics = async () => (await fetch(`${operatorUrl}/metrics`)).text();
  return {
    host: hostname,
    port: Number(port),
    async peakRssMb(ms) {
      let peak = 0;
      const endMs = performance.now() + ms;
      while (performance.now() < endMs) {
        peak = Math.max(peak, readMetric(await metrics(), "process_resident_memory_bytes"));
        await pause(Math.min(1_000, Math.max(0, endMs - performance.now())));
      }
      return peak / 1e6;
    },
    logMb: () => logBytes / 1e6,
    refusals: async () => readRefusals(await metrics()),
    async [Symbol.asyncDispose]() {
      await end(child);
      await rm(directory, { recursive: true });
    },
  };
}

async function findAddresses(log: NodeJS.ReadableStream): Promise<{ url: string; operatorUrl: string }> {
  for await (const line of createInterface(log)) {
    const { url, operatorUrl } = JSON.parse(line);
    if (url !== undefined && operatorUrl !== undefined) return { url, operatorUrl };
  }
  throw new Error("The gateway did not start");
}

function readMetric(text: string, name: string): number {
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1] ?? 0);
}

function readRefusals(text: string): ReadonlyMap<string, number> {
  const lines = text.matchAll(/^hub_gateway_refusals_total\{code="(\w+)"\} (\d+)$/gm);
  return new Map([...lines].map(([, code = "", count]) => [code, Number(count)]));
}
