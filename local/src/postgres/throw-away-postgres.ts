import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "../system/ports.js";
import { endProcess, isAlive } from "../system/processes.js";
import { waitUntil } from "../system/wait-until.js";
import {
  acceptsConnections,
  type Cluster,
  initialiseCluster,
  launchServer,
  stopStrayServer,
  superuserUrl,
} from "./postgres.js";
import { PLACE_OUTSIDE, preparePostgresBinaries } from "./postgres-binaries.js";
import { canEnter, chooseServerUser, type ServerUser } from "./server-user.js";

const PREFIX = "hub-test-postgres-";

export interface ThrowAwayServer {
  /** The superuser's URL. */
  readonly url: string;
  readonly pid: number;
  /** Stops the server and removes everything it wrote. */
  stop(): Promise<void>;
}

const FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/**
 * Starts an empty PostgreSQL server for tests. It is fast and would not survive a power cut; with `isDurable` it would,
 * for measuring that. Also removes servers whose process was killed before it could stop them.
 */
export async function startThrowAwayServer({ isDurable = false } = {}): Promise<ThrowAwayServer> {
  const user = chooseServerUser();
  const parent = user && !canEnter(tmpdir(), user) ? PLACE_OUTSIDE : tmpdir();
  await removeAbandoned(parent);
  const directory = makeTemporaryDirectory(parent, user);
  const cluster: Cluster = {
    directory: join(directory, "data"),
    binDirectory: preparePostgresBinaries(user),
    user,
    superuserPassword: randomBytes(18).toString("hex"),
  };
  await initialiseCluster(cluster, { isThrowAway: true });
  const port = await findFreePort();
  const logFile = join(directory, "log");
  const server = launchServer(cluster, {
    port,
    logFile,
    settings: ["max_connections=200", ...(isDurable ? [] : FAST)],
  });
  // The server does not keep the calling process alive; stop() ends it.
  server.unref();
  const url = superuserUrl(cluster.superuserPassword, port);
  const hasStarted = await waitUntil(() => server.exitCode !== null || acceptsConnections(url), {
    timeoutMs: 30_000,
  });
  if (!hasStarted || server.exitCode !== null || server.pid === undefined) {
    throw new Error(`PostgreSQL did not start: ${readFileSync(logFile, "utf8").slice(-2_000)}`);
  }
  const { pid } = server;
  const stop = async () => {
    await endProcess(pid, ["SIGINT", "SIGQUIT", "SIGKILL"], 5_000);
    rmSync(directory, { recursive: true, force: true });
  };
  return { url, pid, stop };
}

function makeTemporaryDirectory(parent: string, user: ServerUser | undefined): string {
  const directory = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  if (user) chmodSync(directory, 0o711);
  return directory;
}

async function removeAbandoned(parent: string): Promise<void> {
  for (const name of readdirSync(parent)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (!pid || isAlive(Number(pid))) continue;
    await stopStrayServer(join(parent, name, "data"));
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}
