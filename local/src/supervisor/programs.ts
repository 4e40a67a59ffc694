import { fork } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { FILES } from "../data-directory/data-directory.js";
import type { Secrets } from "../data-directory/secrets.js";
import { MEMBERS, organisationId, organisationOf, PROGRAMS, variableName } from "../members.js";
import { memberDatabaseUrl } from "../postgres/databases.js";
import {
  acceptsConnections,
  type Cluster,
  launchServer,
  stopStrayServer,
  superuserUrl,
} from "../postgres/postgres.js";
import type { Program } from "./supervised-process.js";

/** What every program of the hub needs to be launched. */
export interface Installation {
  readonly repository: string;
  readonly dataDirectory: string;
  readonly secrets: Secrets;
  /** The port on which a debugger can attach, by program name. */
  readonly debugPorts?: ReadonlyMap<string, number>;
}

export interface Address {
  readonly memberName: string;
  readonly port: number;
}

/**
 * A small young generation: an idle member takes 20 MB less, for a sixth more CPU under load. 2 MB saved no more and
 * cost 40 %. The gateway keeps Node's default.
 */
const MEMBER_NODE_FLAGS = ["--max-semi-space-size=4"];

const LOOPBACK = "127.0.0.1";

export function postgresProgram(cluster: Cluster, port: number, logFile: string): Program {
  return {
    name: "postgres",
    port,
    logFile,
    launch: () => launchServer(cluster, { port, logFile }),
    isReady: () => acceptsConnections(superuserUrl(cluster.superuserPassword, port)),
    cleanUp: () => stopStrayServer(cluster.directory),
    // Fast shutdown, then immediate shutdown, after which the server recovers from the write-ahead log.
    stopSignals: ["SIGINT", "SIGQUIT", "SIGKILL"],
  };
}

/** @param members all members: each may read the others' events */
export function memberProgram(
  installation: Installation,
  { memberName, port }: Address,
  postgresPort: number,
  members: readonly Address[],
): Program {
  const { secrets } = installation;
  const others = members.filter((other) => other.memberName !== memberName);
  return nodeProgram(installation, {
    name: memberName,
    port,
    main: PROGRAMS.member(installation.repository, memberName),
    nodeFlags: MEMBER_NODE_FLAGS,
    environment: {
      DATABASE_URL: databaseUrl(installation, memberName, postgresPort),
      GATEWAY_KEYS: secrets.memberKey(memberName),
      READER_KEYS: others.map((other) => secrets.readerKey(other.memberName)).join(","),
      ...Object.fromEntries(others.flatMap((other) => sourceOf(other, secrets.readerKey(memberName)))),
      ORGANISATION_ID: organisationOf(memberName),
    },
  });
}

/** Where a member is, and the key with which the one that is started reads it. */
function sourceOf({ memberName, port }: Address, key: string): readonly [string, string][] {
  return [
    [`MEMBER_${variableName(memberName)}_URL`, `http://${LOOPBACK}:${port}`],
    [`MEMBER_${variableName(memberName)}_KEY`, key],
  ];
}

export interface GatewayPorts {
  readonly port: number;
  readonly operatorPort: number;
}

export function gatewayProgram(
  installation: Installation,
  { port, operatorPort }: GatewayPorts,
  members: readonly Address[],
): Program {
  const perMember = members.flatMap((member) =>
    sourceOf(member, installation.secrets.memberKey(member.memberName)),
  );
  const organisations = MEMBERS.map(({ name, organisation }) => [
    `MEMBER_${variableName(name)}_ORGANISATION`,
    organisationId(organisation),
  ]);
  const program = nodeProgram(installation, {
    name: "gateway",
    port,
    main: PROGRAMS.gateway(installation.repository),
    nodeFlags: [],
    environment: {
      ...Object.fromEntries([...perMember, ...organisations]),
      WRITE_KEY: installation.secrets.writeKey,
      CURSOR_KEY: installation.secrets.cursorKey,
      DASHBOARD_DIR: PROGRAMS.dashboard(installation.repository),
      OPERATOR_HOST: LOOPBACK,
      OPERATOR_PORT: String(operatorPort),
    },
  });
  return { ...program, operatorPort };
}

/** Serves the dashboard from its sources, so that changes show at once. */
export function dashboardProgram(installation: Installation, port: number, gatewayPort: number): Program {
  const program = nodeProgram(installation, {
    name: "dashboard",
    port,
    main: PROGRAMS.vite(installation.repository),
    args: [
      "--host",
      LOOPBACK,
      "--port",
      String(port),
      "--strictPort",
      PROGRAMS.dashboardSources(installation.repository),
    ],
    nodeFlags: [],
    environment: { NODE_ENV: "development", GATEWAY_URL: `http://${LOOPBACK}:${gatewayPort}` },
  });
  return { ...program, isReady: () => answers(port, "/") };
}

/** The URL by which the member's role connects to the member's database. */
export function databaseUrl({ secrets }: Installation, memberName: string, postgresPort: number): string {
  return memberDatabaseUrl({ memberName, password: secrets.databasePassword(memberName) }, postgresPort);
}

export function logFileOf(dataDirectory: string, name: string): string {
  return join(dataDirectory, FILES.logs, `${name}.log`);
}

/** This process's environment without the variables that npm sets for scripts. */
export function childEnvironment(additional: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("npm_"));
  return { ...Object.fromEntries(inherited), NODE_ENV: "production", ...additional };
}

interface NodeProgram {
  readonly name: string;
  readonly port: number;
  readonly main: string;
  readonly args?: readonly string[];
  readonly nodeFlags: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

function nodeProgram(
  { repository, dataDirectory, debugPorts }: Installation,
  { name, port, main, args = [], nodeFlags, environment }: NodeProgram,
): Program {
  const logFile = logFileOf(dataDirectory, name);
  const debugPort = debugPorts?.get(name);
  const debugFlags = debugPort ? [`--inspect=${LOOPBACK}:${debugPort}`, "--enable-source-maps"] : [];
  return {
    name,
    port,
    logFile,
    launch: () => {
      const log = openSync(logFile, "a", 0o600);
      try {
        return fork(main, args, {
          execArgv: [...nodeFlags, ...debugFlags],
          cwd: repository,
          env: childEnvironment({ ...environment, HOST: LOOPBACK, PORT: String(port) }),
          stdio: ["ignore", log, log, "ipc"],
          // In its own process group, so that Ctrl-C reaches only the supervisor, which stops all in order.
          detached: true,
        });
      } finally {
        closeSync(log);
      }
    },
    isReady: () => answers(port, "/health"),
    stopSignals: ["SIGTERM", "SIGKILL"],
  };
}

function answers(port: number, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ host: LOOPBACK, port, path, agent: false, timeout: 2_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(false));
  });
}
