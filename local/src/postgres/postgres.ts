/**
 * The PostgreSQL server that npm installs.
 *
 * Cluster: a data directory created by initdb, and what is needed to serve it.
 * Server: the running process ("postmaster") of a cluster; at most one per cluster.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import pg from "pg";
import { diskIsFull, OperatorMistake } from "../system/operator-mistake.js";
import { endProcess, findCommandLine } from "../system/processes.js";
import type { ServerUser } from "./server-user.js";

export const POSTGRES_MAJOR = "18";
const SUPERUSER = "postgres";

export interface Cluster {
  readonly directory: string;
  /** Where initdb and postgres are. */
  readonly binDirectory: string;
  /** The user the server runs as; undefined for the user who started the hub. */
  readonly user: ServerUser | undefined;
  readonly superuserPassword: string;
}

export interface ServerOptions {
  readonly port: number;
  /** The server's messages are appended here. */
  readonly logFile: string;
  /** Additional `name=value` settings. */
  readonly settings?: readonly string[];
}

/** Kept small: so are the hub's databases, and a member holds a handful of connections. */
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=100",
  "shared_buffers=64MB",
  "jit=off",
  // Reads are small and cached; three I/O workers would only cost memory.
  "io_method=sync",
  "max_logical_replication_workers=0",
  "timezone=UTC",
  "log_timezone=UTC",
  // A failed statement contains what users wrote. The member logs which statement it was, without the values.
  "log_min_messages=log",
  "log_min_error_statement=panic",
  "log_error_verbosity=terse",
];

export interface InitialiseOptions {
  /** Skips syncing to disk: faster, but a power cut may destroy the cluster. */
  readonly isThrowAway: boolean;
  readonly signal?: AbortSignal;
}

/** Creates the cluster, completely or not at all. */
export async function initialiseCluster(cluster: Cluster, options: InitialiseOptions): Promise<void> {
  const unfinished = `${cluster.directory}.unfinished`;
  const passwordFile = `${unfinished}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(dirname(unfinished), { recursive: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, cluster.superuserPassword, { mode: 0o600 });
  for (const path of [unfinished, passwordFile]) giveTo(cluster.user, path);
  try {
    await runInitdb(cluster, unfinished, passwordFile, options);
    renameSync(unfinished, cluster.directory);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** The cluster's major version; undefined when there is no cluster yet. */
export function findClusterVersion(directory: string): string | undefined {
  const file = join(directory, "PG_VERSION");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}

/** Starts the server process. It accepts connections a moment later; see {@link acceptsConnections}. */
export function launchServer(cluster: Cluster, options: ServerOptions): ChildProcess {
  const settings = [...SETTINGS, ...(options.settings ?? [])].flatMap((setting) => ["-c", setting]);
  const log = openSync(options.logFile, "a", 0o600);
  try {
    return spawn(
      join(cluster.binDirectory, "postgres"),
      ["-D", cluster.directory, "-p", String(options.port), ...settings],
      {
        ...cluster.user,
        cwd: cluster.directory,
        env: serverEnvironment(),
        stdio: ["ignore", log, log],
        // In its own process group, so that Ctrl-C reaches only the supervisor, which stops the server last.
        detached: true,
      },
    );
  } finally {
    closeSync(log);
  }
}

/** Stops a server that a killed supervisor left running. */
export async function stopStrayServer(directory: string): Promise<void> {
  const pidFile = join(directory, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  const commandLine = findCommandLine(pid);
  if (commandLine?.includes(directory)) await endProcess(pid, ["SIGINT", "SIGQUIT", "SIGKILL"], 5_000);
  // The pid now belongs to another program, and PostgreSQL would refuse to start because of it. Otherwise keep the
  // file: it tells a new server that processes of the old one are still shutting down.
  else if (commandLine !== undefined) rmSync(pidFile, { force: true });
}

export function superuserUrl(password: string, port: number, database = "postgres"): string {
  return `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

export async function acceptsConnections(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function runInitdb(
  cluster: Cluster,
  directory: string,
  passwordFile: string,
  { isThrowAway, signal }: InitialiseOptions,
): Promise<void> {
  const args = [
    `--pgdata=${directory}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // The built-in provider sorts and folds alike on every machine, whatever locales are installed.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    ...(isThrowAway ? ["--no-sync"] : []),
  ];
  const options = { ...cluster.user, cwd: directory, env: serverEnvironment(), ...(signal && { signal }) };
  return new Promise((resolve, reject) => {
    execFile(join(cluster.binDirectory, "initdb"), args, options, (error, _output, messages) => {
      if (!error) resolve();
      else reject(signal?.aborted ? error : explainInitdb(directory, messages || error.message));
    });
  });
}

function explainInitdb(directory: string, output: string): OperatorMistake {
  if (/No space left on device|ENOSPC/.test(output)) return diskIsFull(dirname(directory));
  const reason = output.split("\n").find((line) => /error|fatal|could not/i.test(line)) ?? output;
  return new OperatorMistake(
    `PostgreSQL không tạo được cơ sở dữ liệu trong ${dirname(directory)}: ${reason.trim()}`,
    `PostgreSQL could not create its database in ${dirname(directory)}: ${reason.trim()}`,
  );
}

function giveTo(user: ServerUser | undefined, path: string): void {
  if (user) chownSync(path, user.uid, user.gid);
}

function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
}
