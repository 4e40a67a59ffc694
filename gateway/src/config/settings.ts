/**
 * Every setting of the gateway, in one table. The flags, the environment variables, `--help` and the table in the
 * README are made from it. `MAX_DEPTH` is the variable, `--max-depth` the flag, `max-depth` the name in a
 * configuration file. Flags take precedence over the environment, the environment over the file. A secret is not taken
 * from a flag, which others on the machine see, but from a file that `<NAME>_FILE` names.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findWeakness } from "@hub/program-kit/weak-keys";
import { z } from "zod";
import { TrustedProxies } from "../access/client-address.js";
import { CALLER_SHARE, CAPACITIES } from "../access/quotas.js";
import { hostNameOf } from "../access/same-origin.js";
import { MEMBER_LIMITS } from "../members/member-address.js";
import { AUDIENCES } from "../operation/disclosure.js";
import { OPERATION_LIMITS } from "../operation/operation-limits.js";
import { isDuration, notADuration } from "./member-settings.js";
import { flagOf } from "./setting-names.js";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
/** Signatures with a public key, for tokens: RFC 7518 and RFC 8037. */
const SIGNATURES = ["RS256", "PS256", "ES256", "EdDSA"] as const;
const DEFAULT_SUPERGRAPH = fileURLToPath(new URL("../../../schema/supergraph.graphql", import.meta.url));

type Complaint = (issue: { readonly input?: unknown }) => string;

const notAPort: Complaint = ({ input }) => `"${input}" is no port: give a whole number from 0 to 65535`;
const notALevel: Complaint = ({ input }) => `"${input}" is no level: give one of ${LOG_LEVELS.join(", ")}`;
const notAnAnswer: Complaint = ({ input }) => `"${input}" is neither true nor false: give one of the two`;
const notAnAudience: Complaint = ({ input }) =>
  `"${input}" is none of ${AUDIENCES.join(", ")}: give one of them`;
const notAName: Complaint = ({ input }) =>
  `"${input}" holds what is no host name: give names such as hub.example.vn, with commas between`;
const notThere: Complaint = ({ input }) => `"${input}" does not exist: create the folder or name another`;
const notBuilt: Complaint = ({ input }) =>
  `"${input}" does not exist: build the dashboard with "npm run build"`;

const notAnAddress: Complaint = ({ input }) =>
  `"${input}" is no address: write it as https://login.example.vn/realms/hub`;
const notAlgorithms: Complaint = ({ input }) =>
  `"${input}" names what is no signature of tokens: give some of ${SIGNATURES.join(", ")}`;

const noAddress: Complaint = ({ input }) =>
  `has "${findNoAddress(String(input))}", which is no address or network: write 192.0.2.1 or 10.0.0.0/8`;

/** The settings as texts. Parsing turns them into values and reports all problems at once. */
export const SETTINGS = z.object({
  HOST: z.string().min(1).default("127.0.0.1").describe("address to listen on"),
  PORT: z
    .string()
    .refine(isPort, { error: notAPort })
    .default("4000")
    .transform(Number)
    .describe("port to listen on; 0 takes a free one"),
  OPERATOR_HOST: z
    .string()
    .min(1)
    .default("127.0.0.1")
    .describe("address on which operators find /metrics and the details of /health"),
  OPERATOR_PORT: z
    .string()
    .refine(isPort, { error: notAPort })
    .transform(Number)
    .optional()
    .describe("port for that; by default PORT + 100, or a free one where PORT is 0; 0 takes a free one"),
  SUPERGRAPH: z
    .string()
    .min(1)
    .default(DEFAULT_SUPERGRAPH)
    .describe("composed supergraph: a file or an http URL; changes are taken over while the gateway runs"),
  SUPERGRAPH_POLL_SECONDS: amount()
    .optional()
    .describe(
      "how often to check the supergraph for changes; by default every second for a file, every 10 for a URL; 0 never",
    ),
  ACCESS_ENFORCED_ELSEWHERE: z
    .enum(["true", "false"], { error: notAnAnswer })
    .default("false")
    .transform((text) => text === "true")
    .describe(
      "leave @authenticated, @requiresScopes and @policy of the supergraph to members or a proxy in front, which enforce them",
    ),
  OIDC_ISSUER: z
    .string()
    .refine(isHttpAddress, { error: notAnAddress })
    .optional()
    .describe(
      "OpenID Connect provider whose access tokens say who a caller is, as it writes itself into them as iss. Required where a member has a key; where none has, everybody may write without it",
    ),
  OIDC_AUDIENCE: z
    .string()
    .min(1)
    .optional()
    .describe("what its tokens for this hub have as aud; others are refused"),
  OIDC_JWKS_URI: z
    .string()
    .refine(isHttpAddress, { error: notAnAddress })
    .optional()
    .describe("where its keys are; by default as its metadata say"),
  OIDC_ALGORITHMS: z
    .string()
    .default(SIGNATURES.join(","))
    .transform(listOf)
    .refine((names) => names.length > 0 && names.every((name) => SIGNATURES.some((one) => one === name)), {
      error: notAlgorithms,
    })
    .describe(`with which its tokens may be signed, of ${SIGNATURES.join(", ")}`),
  OIDC_PAGE_CLIENT: z
    .string()
    .min(1)
    .default("hub-page")
    .describe("its client with which the dashboard signs people in, by authorization code and PKCE"),
  IDENTITY_PROVIDER_URL: z
    .string()
    .refine(isHttpAddress, { error: notAnAddress })
    .optional()
    .describe("base URL of a provider beside the gateway, to which requests below /oidc/ are passed on"),
  RIGHTS_MEMBER: z
    .string()
    .min(1)
    .optional()
    .describe("member that keeps the rights of accounts; without one nobody may write who shows a token"),
  AUDIT_DIRECTORY: z
    .string()
    .min(1)
    .optional()
    .describe(
      "directory of this gateway's own in which the access log waits until RIGHTS_MEMBER has taken it over; without it none is kept",
    ),
  CURSOR_KEY: key(32)
    .optional()
    .describe(
      "signs the cursors of subscriptions; without it they end with the process. Required where a member has a key",
    ),
  LINK_KEYS: z
    .string()
    .transform(listOf)
    .pipe(z.array(key(32)).min(1, "names no key: set it to a secret of at least 32 characters"))
    .optional()
    .describe(
      "seals links to files for programs that cannot sign in: the first key seals, all open, so a former one stands second for 12 hours; without any they end with the process. Required where a member has a key",
    ),
  DASHBOARD_DIR: z
    .string()
    .refine((directory) => existsSync(directory), { error: notBuilt })
    .optional()
    .describe("directory of the built dashboard; without it none is served"),
  ALLOWED_HOSTS: z
    .string()
    .default("")
    .transform(listOf)
    .refine((names) => names.every(isHostName), { error: notAName })
    .transform((names) => names.map(hostNameOf))
    .describe(
      "host names that the gateway answers to, besides those of loopback, comma-separated. Required where HOST is another address",
    ),
  TRUSTED_PROXIES: z
    .string()
    .refine((text) => findNoAddress(text) === undefined, { error: noAddress })
    .default("")
    .describe(
      "addresses or networks of the proxies in front, comma-separated: their x-forwarded-for says who a caller is, and their x-forwarded-proto whether by HTTPS",
    ),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: notALevel }).default("info").describe(LOG_LEVELS.join(", ")),
  INTROSPECTION: audience()
    .optional()
    .describe(
      "answer __schema and __type: true, false, or signed-in for those who show a token; by default true where HOST is loopback, elsewhere signed-in with OIDC_ISSUER and false without",
    ),
  SUGGESTIONS: audience()
    .optional()
    .describe("suggest in errors what may have been meant; by default as INTROSPECTION"),
  TRUSTED_DOCUMENTS: z
    .string()
    .refine((directory) => existsSync(directory), { error: notThere })
    .optional()
    .describe("folder of .graphql files that clients may ask for by the SHA-256 of their text"),
  TRUSTED_ONLY: z
    .enum(["true", "false"], { error: notAnAnswer })
    .default("false")
    .transform((text) => text === "true")
    .describe("refuse every other document"),
  PERSISTED_QUERIES: count(1_000).describe("how many automatic persisted queries are kept; 0 disables them"),
  SHARE_IN_FLIGHT: z
    .enum(["true", "false"], { error: notAnAnswer })
    .default("true")
    .transform((text) => text === "true")
    .describe("let identical concurrent queries of callers with equal access share one answer"),
  FAST_PATHS: z
    .enum(["true", "false"], { error: notAnAnswer })
    .default("true")
    .transform((text) => text === "true")
    .describe(
      "take the fast paths (folder fast/); false answers everything the readable way, to look for a fault",
    ),
  MAX_OPERATIONS_PER_SOCKET: countAboveZero(100).describe(
    "concurrent operations on one WebSocket, or on one event stream that carries several",
  ),
  MAX_BODY_BYTES: countAboveZero(1024 * 1024).describe("size of a request's body"),
  MAX_BATCH: count(0).describe(
    "operations in one request, sent as a list; MAX_COST applies to all of them together, and 0 refuses lists",
  ),
  REQUEST_TIMEOUT_SECONDS: seconds(10).describe("how long a request may take to arrive, its body included"),
  KEEP_ALIVE_SECONDS: seconds(90).describe(
    "how long a connection stays open between two requests; longer than a proxy in front keeps it, mostly 60 to 75, or the proxy answers 502 now and then",
  ),
  MAX_DOCUMENT_LENGTH: countAboveZero(OPERATION_LIMITS.documentLength).describe("characters of a document"),
  MAX_TOKENS: countAboveZero(OPERATION_LIMITS.tokens).describe("tokens of a document"),
  MAX_DOCUMENT_OPERATIONS: countAboveZero(OPERATION_LIMITS.documentOperations).describe(
    "operations of a document",
  ),
  MAX_DEPTH: countAboveZero(OPERATION_LIMITS.depth).describe("levels of nested fields"),
  MAX_ALIASES: count(OPERATION_LIMITS.aliases).describe("aliases in a document"),
  MAX_ROOT_FIELDS: countAboveZero(OPERATION_LIMITS.rootFields).describe("root fields, fragments expanded"),
  MAX_DIRECTIVES: count(OPERATION_LIMITS.directives).describe("directives in a document"),
  MAX_DIRECTIVES_PER_FIELD: count(OPERATION_LIMITS.directivesPerField).describe(
    "directives on one field, fragment or operation",
  ),
  MAX_FRAGMENTS: count(OPERATION_LIMITS.fragments).describe("fragments of a document"),
  MAX_SELECTIONS: countAboveZero(OPERATION_LIMITS.selections).describe(
    "fields of an operation, fragments expanded",
  ),
  MAX_VARIABLE_VALUES: count(OPERATION_LIMITS.variableValues).describe(
    "values in an operation's variables, those inside lists and objects counted",
  ),
  MAX_DISTINCT_SELECTIONS: countAboveZero(OPERATION_LIMITS.distinctSelections).describe(
    "the same, with repeats merged: what has to be planned",
  ),
  MAX_COST: countAboveZero(OPERATION_LIMITS.cost).describe(
    "cost of an operation: an object costs 1, a list as many times that as it has items at most",
  ),
  ASSUMED_LIST_SIZE: count(OPERATION_LIMITS.assumedListSize).describe(
    "assumed number of items of a list whose length the operation does not limit",
  ),
  MAX_CONNECTIONS: countAboveZero(CAPACITIES.connections).describe("connections of clients at a time"),
  MAX_OPERATIONS: countAboveZero(CAPACITIES.operations).describe(
    "operations being read, waiting or executed at a time",
  ),
  MAX_STREAMS: count(CAPACITIES.streams).describe(
    "subscriptions, live queries and reserved streams of all clients at a time",
  ),
  MAX_CHANNELS: count(CAPACITIES.channels).describe(
    "distinct subscriptions at a time, however many clients each has",
  ),
  MAX_LIVE_QUERIES: count(CAPACITIES.liveQueries).describe("distinct live queries at a time"),
  MAX_EXPORTS: count(CAPACITIES.exports).describe(
    "files of lists that are being written at a time; 0 writes none",
  ),
  MAX_EXPORT_ROWS: countAboveZero(1_000_000).describe(
    "rows of a file of a list; one that would have more ends incomplete",
  ),
  DATA_LICENCE: z
    .string()
    .default(
      "Mỗi dòng nêu nguồn đã công bố; dẫn nguồn đó khi dùng lại / Each row names where it was published; cite that source when you use it",
    )
    .describe(
      "under which conditions data may be used, as files of lists say: in Vietnamese and English with ` / ` between, or one text for both",
    ),
  MAX_KEPT_BYTES: countAboveZero(CAPACITIES.keptBytes).describe(
    "memory for large bodies and answers, for answers of live queries and for what waits until a stream is opened",
  ),
  CALLER_SHARE: percentage(CALLER_SHARE).describe(
    "share of each of these, of the gateway's time and of the requests to a member that one address may have while others are present, in percent; three quarters while it is alone",
  ),
  MEMBER_TIMEOUT_MS: milliseconds(MEMBER_LIMITS.timeoutMs).describe("how long a member may take to answer"),
  MAX_MEMBER_RESPONSE_BYTES: countAboveZero(MEMBER_LIMITS.maxResponseBytes).describe(
    "size of a member's answer",
  ),
});

export type Settings = z.infer<typeof SETTINGS>;

/** Whether the setting holds a secret. */
export function isSecret(name: string): boolean {
  return name === "CURSOR_KEY" || name === "LINK_KEYS";
}

export interface SettingDescription {
  readonly name: string;
  /** Without the dashes. */
  readonly flag: string;
  readonly meaning: string;
  /** As one would write it; undefined if there is none, or none that is the same everywhere. */
  readonly defaultText: string | undefined;
}

/** The table for readers. */
export const SETTING_DESCRIPTIONS: readonly SettingDescription[] = Object.entries(SETTINGS.shape).map(
  ([name, schema]) => ({
    name,
    flag: flagOf(name),
    meaning: schema.description ?? "",
    defaultText: name === "SUPERGRAPH" ? undefined : textOf(schema.safeParse(undefined).data),
  }),
);

function textOf(value: unknown): string | undefined {
  return value === undefined || String(value) === "" ? undefined : String(value);
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function findNoAddress(proxies: string): string | undefined {
  try {
    TrustedProxies.parse(proxies);
    return undefined;
  } catch (error) {
    return error instanceof TypeError ? error.message : String(error);
  }
}

/** No wildcards: each entry is one name. */
function isHostName(text: string): boolean {
  return hostNameOf(text) !== "" && !text.includes("*");
}

export function isHttpAddress(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? "");
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

function key(minLength: number) {
  return z
    .string()
    .min(minLength, `is too short: set it to a secret of at least ${minLength} characters`)
    .superRefine((text, { addIssue }) => {
      const weakness = findWeakness(text);
      if (weakness !== undefined) addIssue(weakness);
    });
}

function audience() {
  return z.enum(AUDIENCES, { error: notAnAudience });
}

function count(defaultValue: number) {
  return wholeNumber(/^\d{1,12}$/, "from 0", defaultValue);
}

/** For settings with which 0 would answer nothing at all. */
function countAboveZero(defaultValue: number) {
  return wholeNumber(/^(?!0+$)\d{1,12}$/, "from 1", defaultValue);
}

function wholeNumber(pattern: RegExp, from: string, defaultValue: number) {
  return z
    .string()
    .regex(pattern, {
      error: ({ input }) => `"${input}" is no whole number that can be set: give one ${from} to 999999999999`,
    })
    .default(String(defaultValue))
    .transform(Number);
}

function milliseconds(defaultValue: number) {
  return z
    .string()
    .refine(isDuration, { error: notADuration })
    .default(String(defaultValue))
    .transform(Number);
}

/** Above zero: node:http takes 0 for no limit. */
function seconds(defaultValue: number) {
  return z
    .string()
    .regex(/^(?!0*(\.0*)?$)\d{1,6}(\.\d{1,3})?$/, {
      error: ({ input }) =>
        `"${input}" is no number of seconds that can be set: give one above 0, up to 999999`,
    })
    .default(String(defaultValue))
    .transform(Number);
}

function percentage(defaultValue: number) {
  return z
    .string()
    .regex(/^([1-9]\d?|100)$/, { error: ({ input }) => `"${input}" is no percentage: give 1 to 100` })
    .default(String(defaultValue))
    .transform(Number);
}

function amount() {
  return z
    .string()
    .regex(/^\d{1,6}(\.\d{1,3})?$/, {
      error: ({ input }) => `"${input}" is no number of seconds that can be set: give one from 0 to 999999`,
    })
    .transform(Number);
}
