import { withSecretFiles } from "@hub/program-kit/secret-files";
import { findWeakness } from "@hub/program-kit/weak-keys";
import { uuidIn } from "@hub/schema/global-id";
import { z } from "zod";
import type { FeedSource } from "./feeds/feed-source.js";
import { isUuid, lowerCaseUuid } from "./uuid.js";

/**
 * What a member process reads from its environment; there are no other settings. A secret may be in a file
 * that `<NAME>_FILE` names.
 */
export const MEMBER_ENVIRONMENT = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: port(),
  /** Where operators find metrics. */
  OPERATOR_HOST: z.string().min(1).default("127.0.0.1"),
  /** By default `PORT` + 100, or a free one where `PORT` is 0. */
  OPERATOR_PORT: port().optional(),
  /** The member's database, for the role that owns its tables. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** For a URL without one. */
  DATABASE_PASSWORD: z.string().optional(),
  /** The same database, for the role that requests act in: one that owns nothing, so that row security holds for it. */
  REQUESTS_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** For a URL without one. */
  REQUESTS_DATABASE_PASSWORD: z.string().optional(),
  GATEWAY_KEYS: z
    .string()
    .transform((text) => text.split(",").map((key) => key.trim()))
    .pipe(z.array(key()).min(1).max(2)),
  /** With which other members may read this one's events and snapshots, and nothing else. */
  READER_KEYS: z
    .string()
    .transform((text) => text.split(",").map((key) => key.trim()))
    .pipe(z.array(key()))
    .optional(),
  OUTBOX_RETENTION_HOURS: z
    .string()
    .regex(/^\d{1,4}$/, "a number of hours from 1 to 8760")
    .transform(Number)
    .pipe(
      z.number().min(1, "a number of hours from 1 to 8760").max(8_760, "a number of hours from 1 to 8760"),
    )
    .default(72),
  /** The organisation that the member belongs to, by its id: the author of the changes that its office makes. */
  ORGANISATION_ID: z
    .string()
    .transform((id) => uuidIn(id) ?? lowerCaseUuid(id))
    .refine(isUuid, "the id of an organisation")
    .optional(),
  /** A file with the day that is today, for tests of what days open and close; only of the hub of one machine. */
  HUB_CLOCK_FILE: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
});

export interface ListenAddress {
  readonly host: string;
  /** 0 lets the operating system choose. */
  readonly port: number;
}

export interface MemberConfig extends ListenAddress {
  /** Where operators find metrics, and how the member's copies stand. */
  readonly operators: ListenAddress;
  /** The member's database by the role that owns its tables: it brings them up to date, and does what no request asks for. */
  readonly databaseUrl: string;
  /** The same by the role that requests act in. It owns nothing: row security holds for it. */
  readonly requestsDatabaseUrl: string;
  /** Keys a gateway may sign with: the current one, and during a rotation the former one. */
  readonly gatewayKeys: readonly string[];
  /** Keys with which other members may read events and snapshots. */
  readonly readerKeys: readonly string[];
  /** Other members whose feeds this one can read, by name. */
  readonly sources: ReadonlyMap<string, FeedSource>;
  /** The least time for which the event feed can be read again. */
  readonly outboxRetentionHours: number;
  /** The organisation that the member belongs to. */
  readonly organisationId?: string | undefined;
  /** Where tests write which day is today. */
  readonly clockFile?: string | undefined;
  readonly logLevel: string;
}

/** The operator's settings cannot be used; the message lists every problem, one a line. */
export class ConfigError extends Error {}

const SECRETS = [
  "DATABASE_URL",
  "DATABASE_PASSWORD",
  "REQUESTS_DATABASE_URL",
  "REQUESTS_DATABASE_PASSWORD",
  "GATEWAY_KEYS",
  "READER_KEYS",
];

/** The members whose feeds a member copies: those that are named, or each of which address and key are set. */
export type FeedsRead = readonly string[] | "of every member";

/**
 * @param feeds those that this member copies
 * @throws {ConfigError} naming every variable that is missing or wrong
 */
export function parseMemberConfig(environment: NodeJS.ProcessEnv, feeds: FeedsRead = []): MemberConfig {
  const problems: string[] = [];
  const tellProblem = (sentence: string) => problems.push(`  ${sentence}`);
  const reads = feeds === "of every member" ? findSources(environment) : feeds;
  const secrets = new Set([...SECRETS, ...reads.map((member) => sourceVariables(member).key)]);
  const read = withSecretFiles(environment, (name) => secrets.has(name), tellProblem);
  const result = MEMBER_ENVIRONMENT.safeParse(read);
  const sources = readSources(read, reads, tellProblem);
  for (const { path, message } of result.error?.issues ?? [])
    problems.push(`  ${path.join(".")}: ${message}`);
  if (!result.success || problems.length > 0) {
    throw new ConfigError(
      `The member cannot start; set these environment variables right:\n${problems.join("\n")}`,
    );
  }
  const { HOST, PORT, OPERATOR_HOST, OPERATOR_PORT = operatorPort(PORT) } = result.data;
  const { DATABASE_URL, DATABASE_PASSWORD, REQUESTS_DATABASE_URL, REQUESTS_DATABASE_PASSWORD } = result.data;
  const { GATEWAY_KEYS, READER_KEYS } = result.data;
  const { OUTBOX_RETENTION_HOURS, ORGANISATION_ID, HUB_CLOCK_FILE, LOG_LEVEL } = result.data;
  return Object.freeze({
    host: HOST,
    port: PORT,
    operators: { host: OPERATOR_HOST, port: OPERATOR_PORT },
    databaseUrl: withPassword(DATABASE_URL, DATABASE_PASSWORD),
    requestsDatabaseUrl: withPassword(REQUESTS_DATABASE_URL, REQUESTS_DATABASE_PASSWORD),
    gatewayKeys: GATEWAY_KEYS,
    readerKeys: READER_KEYS ?? [],
    sources,
    outboxRetentionHours: OUTBOX_RETENTION_HOURS,
    organisationId: ORGANISATION_ID,
    clockFile: HUB_CLOCK_FILE,
    logLevel: LOG_LEVEL,
  });
}

/**
 * The member's database, for a command that is run beside the member.
 * @throws {ConfigError} naming what is missing or wrong
 */
export function parseDatabaseUrl(environment: NodeJS.ProcessEnv): string {
  const problems: string[] = [];
  const read = withSecretFiles(
    environment,
    (name) => SECRETS.includes(name),
    (sentence) => problems.push(sentence),
  );
  const { data, error } = MEMBER_ENVIRONMENT.pick({ DATABASE_URL: true, DATABASE_PASSWORD: true }).safeParse(
    read,
  );
  for (const { path, message } of error?.issues ?? []) problems.push(`${path.join(".")}: ${message}`);
  if (!data || problems.length > 0) {
    const listed = problems.join("; ");
    throw new ConfigError(
      `Không biết cơ sở dữ liệu (${listed}): hãy đặt DATABASE_URL. / The database is not known (${listed}): set DATABASE_URL.`,
    );
  }
  return withPassword(data.DATABASE_URL, data.DATABASE_PASSWORD);
}

/** The variables that name another member's address and the key with which this one reads it. */
export function sourceVariables(member: string): { readonly url: string; readonly key: string } {
  const name = member.toUpperCase().replaceAll("-", "_");
  return { url: `MEMBER_${name}_URL`, key: `MEMBER_${name}_KEY` };
}

const SOURCE_KEY = /^MEMBER_([A-Z][A-Z0-9_]*)_KEY(_FILE)?$/;

/** The members of which address and key are set. An address alone is for others: not every member has a feed. */
function findSources(environment: NodeJS.ProcessEnv): readonly string[] {
  const named = Object.keys(environment).flatMap((variable) => SOURCE_KEY.exec(variable)?.[1] ?? []);
  const members = named.map((name) => name.toLowerCase().replaceAll("_", "-"));
  return [...new Set(members)].filter((member) => environment[sourceVariables(member).url]);
}

/** Those of the members of which address and key are set; one without the other is a mistake. */
function readSources(
  environment: NodeJS.ProcessEnv,
  members: readonly string[],
  tellProblem: (sentence: string) => void,
): ReadonlyMap<string, FeedSource> {
  const sources = new Map<string, FeedSource>();
  for (const member of members) {
    const variables = sourceVariables(member);
    if (!environment[variables.url] && !environment[variables.key]) continue;
    const url = z.url({ protocol: /^https?$/ }).safeParse(environment[variables.url]);
    const readerKey = key().safeParse(environment[variables.key]);
    if (!url.success)
      tellProblem(`${variables.url}: the address of ${member}, such as http://${member}:4000`);
    if (!readerKey.success) {
      const reason = readerKey.error.issues.map(({ message }) => message).join("; ");
      tellProblem(`${variables.key}: one of the READER_KEYS of ${member}; this one ${reason}`);
    }
    if (url.success && readerKey.success) sources.set(member, { url: url.data, key: readerKey.data });
  }
  return sources;
}

/** The URL of a database with the password in it, whatever characters it has. */
export function withPassword(databaseUrl: string, password: string | undefined): string {
  if (password === undefined || password === "") return databaseUrl;
  const url = new URL(databaseUrl);
  url.password = encodeURIComponent(password);
  return url.href;
}

function port() {
  return z
    .string()
    .regex(/^\d{1,5}$/, "a number from 0 to 65535")
    .transform(Number)
    .pipe(z.number().max(65_535, "a number from 0 to 65535"));
}

/** Near the member's port, but not where the next program would listen. */
function operatorPort(memberPort: number): number {
  const wanted = memberPort + 100;
  return memberPort === 0 || wanted > 65_535 ? 0 : wanted;
}

function key() {
  return z
    .string("is missing")
    .min(32, "has fewer than 32 characters")
    .superRefine((text, { addIssue }) => {
      const weakness = findWeakness(text);
      if (weakness !== undefined) addIssue(weakness);
    });
}
