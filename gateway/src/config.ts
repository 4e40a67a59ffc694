import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { MemberAddress } from "./members/member-client.js";
import { readSupergraph, type Supergraph } from "./plan/supergraph.js";

export interface GatewayConfig {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly supergraph: Supergraph;
  readonly members: readonly MemberAddress[];
  /** Whoever sends it may write. */
  readonly writeKey: string;
  /** Signs the cursors that clients keep. */
  readonly cursorKey: string;
  /** Built dashboard and explorer; undefined serves none. */
  readonly dashboardDirectory: string | undefined;
  /** Names besides loopback under which a gateway on loopback may be addressed. */
  readonly allowedHosts: readonly string[];
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** The operator asked for something impossible; the message is all there is to say. */
export class ConfigProblem extends Error {}

export const HELP = `Usage: gateway [--supergraph FILE] [--host HOST] [--port PORT]

Answers GraphQL at /graphql over HTTP, WebSocket and server-sent events; the dashboard is at /, the
explorer at /explorer, the state at /health, figures at /metrics.

Flags and environment
  --supergraph, SUPERGRAPH   composed supergraph (default: the one of this repository)
  --host, HOST               address to listen on (default: 127.0.0.1)
  --port, PORT               port to listen on (default: 4000)
  MEMBER_<NAME>_URL          base URL of a member (default: the one in the supergraph)
  MEMBER_<NAME>_KEY          key that signs requests to the member, at least 32 characters
  WRITE_KEY                  mutations need "authorization: Bearer <WRITE_KEY>", at least 16 characters
  CURSOR_KEY                 key that signs cursors, at least 32 characters
  DASHBOARD_DIR              directory of the built dashboard (default: none)
  ALLOWED_HOSTS              further host names by which a gateway on loopback may be addressed, comma-separated
  LOG_LEVEL                  fatal, error, warn, info, debug, trace or silent (default: info)
`;

const DEFAULT_SUPERGRAPH = fileURLToPath(new URL("../../schema/supergraph.graphql", import.meta.url));

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const notAPort = {
  error: ({ input }: { input?: unknown }) => `"${input}" is no port: give a whole number from 0 to 65535`,
};
const notALevel = {
  error: ({ input }: { input?: unknown }) => `"${input}" is no level: give one of ${LOG_LEVELS.join(", ")}`,
};
const noDirectory = {
  error: ({ input }: { input?: unknown }) =>
    `"${input}" does not exist: build the dashboard with "npm run build"`,
};

const environmentSchema = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.string().refine(isPort, notAPort).default("4000").transform(Number),
  SUPERGRAPH: z.string().min(1).default(DEFAULT_SUPERGRAPH),
  WRITE_KEY: key(16),
  CURSOR_KEY: key(32),
  DASHBOARD_DIR: z
    .string()
    .refine((directory) => existsSync(directory), noDirectory)
    .optional(),
  ALLOWED_HOSTS: z.string().default(""),
  LOG_LEVEL: z.enum(LOG_LEVELS, notALevel).default("info"),
});

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings from flags and environment; undefined when the user asked for help instead.
 * @throws ConfigProblem naming everything that is wrong
 */
export async function readConfig(
  args: readonly string[],
  environment: Environment,
): Promise<GatewayConfig | undefined> {
  const flags = parseFlags(args);
  if (flags.help) return undefined;
  const settings = environmentSchema.safeParse({
    ...withoutEmpty(environment),
    ...withoutEmpty({ SUPERGRAPH: flags.supergraph, PORT: flags.port, HOST: flags.host }),
  });
  const problems = settings.success
    ? []
    : settings.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  const supergraph = await loadSupergraph(
    settings.data?.SUPERGRAPH ?? environment["SUPERGRAPH"] ?? DEFAULT_SUPERGRAPH,
    problems,
  );
  const members = supergraph ? memberAddresses(supergraph, environment, problems) : [];
  if (!settings.success || !supergraph || problems.length > 0) {
    throw new ConfigProblem(
      `The gateway cannot start:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`,
    );
  }
  const { HOST, PORT, WRITE_KEY, CURSOR_KEY, DASHBOARD_DIR, ALLOWED_HOSTS, LOG_LEVEL } = settings.data;
  return Object.freeze({
    host: HOST,
    port: PORT,
    supergraph,
    members,
    writeKey: WRITE_KEY,
    cursorKey: CURSOR_KEY,
    dashboardDirectory: DASHBOARD_DIR,
    allowedHosts: ALLOWED_HOSTS.split(",")
      .map((host) => host.trim().toLowerCase())
      .filter((host) => host !== ""),
    logLevel: LOG_LEVEL,
  });
}

function parseFlags(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        supergraph: { type: "string" },
        port: { type: "string" },
        host: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
    return values;
  } catch (error) {
    throw new ConfigProblem(`${error instanceof Error ? error.message : error}; see --help`);
  }
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

function key(minLength: number) {
  const remedy = `set it to a secret of at least ${minLength} characters`;
  return z.string(`is missing: ${remedy}`).min(minLength, `is too short: ${remedy}`);
}

/** An empty variable is one that was not set: compose files and shells cannot leave them out. */
function withoutEmpty(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}

async function loadSupergraph(path: string, problems: string[]): Promise<Supergraph | undefined> {
  try {
    return await readSupergraph(path);
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function memberAddresses(
  { memberUrls }: Supergraph,
  environment: Environment,
  problems: string[],
): MemberAddress[] {
  return [...memberUrls].map(([name, composedUrl]) => {
    const prefix = `MEMBER_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}`;
    const url = environment[`${prefix}_URL`] || composedUrl.replace(/\/graphql\/?$/, "");
    if (!isHttpUrl(url))
      problems.push(`${prefix}_URL "${url}" is no http URL, such as http://127.0.0.1:4001`);
    const memberKey = environment[`${prefix}_KEY`] ?? "";
    if (memberKey.length < 32) {
      problems.push(
        `${prefix}_KEY is missing or shorter than 32 characters: set it to a key that member "${name}" has in GATEWAY_KEYS`,
      );
    }
    return { name, url: url.replace(/\/$/, ""), key: memberKey };
  });
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
