import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { endProcess, findProcessIdentity, isAlive } from "../system/processes.js";
import { replaceFile } from "../system/replace-file.js";
import { FILES } from "./data-directory.js";

export interface RunningProcess {
  readonly pid: number | undefined;
  readonly port: number;
  /** Where `/metrics` and the details of `/health` are, if the process has such a port. */
  readonly operatorPort?: number | undefined;
}

/** The running processes, for tests and for the machine's administrator. */
export interface HubFile {
  readonly port: number;
  /** The supervisor's. */
  readonly pid: number;
  readonly gateway: RunningProcess | undefined;
  readonly identity: RunningProcess | undefined;
  /** Set only if the dashboard is served from its sources. */
  readonly dashboard: RunningProcess | undefined;
  readonly members: Readonly<Record<string, RunningProcess>>;
  readonly postgres: RunningProcess | undefined;
}

export function writeHubFile(dataDirectory: string, hub: HubFile): void {
  const processes = [hub.gateway, hub.identity, hub.dashboard, ...Object.values(hub.members)].flatMap(
    (running) => running?.pid ?? [],
  );
  const identities = Object.fromEntries(processes.map((pid) => [pid, findProcessIdentity(pid)]));
  replaceFile(join(dataDirectory, FILES.hub), `${JSON.stringify({ ...hub, identities }, null, 2)}\n`);
}

const runningHub = z.object({ port: z.number(), pid: z.number(), postgres: z.object({ port: z.number() }) });

/** The hub that runs on this data directory; undefined if none does. */
export function findRunningHub(dataDirectory: string): z.infer<typeof runningHub> | undefined {
  const file = join(dataDirectory, FILES.hub);
  if (!existsSync(file)) return undefined;
  const { data } = runningHub.safeParse(JSON.parse(readFileSync(file, "utf8")));
  return data && isAlive(data.pid) ? data : undefined;
}

export function removeHubFile(dataDirectory: string): void {
  rmSync(join(dataDirectory, FILES.hub), { force: true });
}

/** Kills members and gateways that outlived a killed supervisor, for example because they were suspended. */
export async function endLeftOvers(dataDirectory: string): Promise<void> {
  const leftOvers = readIdentities(join(dataDirectory, FILES.hub)).filter(
    ([pid, identity]) => findProcessIdentity(Number(pid)) === identity,
  );
  await Promise.all(leftOvers.map(([pid]) => endProcess(Number(pid), ["SIGKILL"], 2_000)));
}

function readIdentities(file: string): [string, unknown][] {
  if (!existsSync(file)) return [];
  const value: unknown = JSON.parse(readFileSync(file, "utf8"));
  const isKnown = typeof value === "object" && value !== null && "identities" in value;
  return isKnown && value.identities ? Object.entries(value.identities) : [];
}
