import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { canOthersRead, withSecretFiles } from "@hub/program-kit/secret-files";
import { z } from "zod";
import { TrustedProxies } from "../access/client-address.js";
import type { QuotasOptions } from "../access/quotas.js";
import { isLoopback } from "../access/same-origin.js";
import type { ProviderConfig } from "../identity/identities.js";
import type { Header, MemberAddress, MemberLimits } from "../members/member-address.js";
import { variableOf } from "../members/member-address.js";
import type { Disclosure } from "../operation/disclosure.js";
import type { OperationLimits } from "../operation/operation-limits.js";
import type { Supergraph } from "../supergraph/supergraph.js";
import {
  openSupergraphSource,
  parseSupergraphOf,
  type SupergraphSource,
} from "../supergraph/supergraph-source.js";
import { findUnmetDemands } from "../supergraph/unmet-demands.js";
import { withoutByteOrderMark } from "../wire/byte-order-mark.js";
import { splitCredentials } from "../wire/url-credentials.js";
import {
  FILES,
  MEMBER_SETTING_DESCRIPTIONS,
  type MemberTexts,
  parseMemberSettings,
} from "./member-settings.js";
import { flagOf } from "./setting-names.js";
import { isHttpAddress, isSecret, SETTING_DESCRIPTIONS, SETTINGS, type Settings } from "./settings.js";

export interface GatewayConfig {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where operators find metrics and details of health. */
  readonly operators: { readonly host: string; readonly port: number };
  readonly supergraph: Supergraph;
  readonly supergraphSource: SupergraphSource;
  /** How often the source is polled; 0 never. */
  readonly supergraphPollMs: number;
  /** The addresses of the supergraph's members. */
  readonly members: readonly MemberAddress[];
  /**
   * The same for a supergraph that replaces this one.
   * @throws ConfigProblem
   */
  readonly membersOf: (supergraph: Supergraph) => readonly MemberAddress[];
  /** Whose access tokens say who a caller is; undefined lets everybody write, over members without keys. */
  readonly provider: ProviderConfig | undefined;
  /** A provider beside the gateway, to which requests below `/oidc/` are passed on. */
  readonly providerAddress: URL | undefined;
  /** Where the access log waits until it was taken over; undefined keeps none. */
  readonly auditDirectory: string | undefined;
  /** Signs the cursors that clients keep; undefined if they need not outlive the process. */
  readonly cursorKey: string | undefined;
  /** Seal links to files, the first of them, and open them; undefined if they need not outlive the process. */
  readonly linkKeys: readonly string[] | undefined;
  /** Built dashboard and explorer; undefined serves none. */
  readonly dashboardDirectory: string | undefined;
  /** The proxies whose `x-forwarded-for` is trusted. */
  readonly trustedProxies: TrustedProxies;
  /** Host names, besides those of loopback, that the gateway answers to. */
  readonly allowedHosts: readonly string[];
  readonly logLevel: Settings["LOG_LEVEL"];
  readonly documents: DocumentSettings;
  readonly maxBodyBytes: number;
  /** How many operations one request may carry as a list. */
  readonly maxBatch: number;
  /** How long a request may take to arrive. */
  readonly requestTimeoutMs: number;
  /** How long a connection stays open between two requests. */
  readonly keepAliveMs: number;
  /** How many operations one connection may have under way. */
  readonly maxOperationsPerSocket: number;
  /** Whether identical concurrent queries share one answer. */
  readonly sharesInFlight: boolean;
  readonly hasFastPaths: boolean;
  readonly operationLimits: OperationLimits;
  readonly disclosure: Disclosure;
  /** Whether the members, or what stands before the gateway, enforce what the supergraph says of who may read what. */
  readonly isAccessEnforcedElsewhere: boolean;
  readonly memberLimits: MemberLimits;
  /** What all callers together may hold, and the share of one. */
  readonly quotas: QuotasOptions;
  /** What holds for lists that are written as files. */
  readonly exports: {
    readonly maxRows: number;
    /** Under which conditions the data may be used. */
    readonly licence: string;
  };
}

export interface DocumentSettings {
  /** Folder of the trusted documents. */
  readonly trustedDirectory: string | undefined;
  readonly isTrustedOnly: boolean;
  /** How many automatic persisted queries are kept; 0 disables them. */
  readonly persistedQueries: number;
}

/** The operator asked for something impossible. The message is all there is to say. */
export class ConfigProblem extends Error {}

export const HELP = `Usage: npm run gateway -- [--supergraph FILE_OR_URL] [--port PORT] [flags]

Answers GraphQL at /graphql over HTTP, WebSocket and server-sent events for any Federation 2 supergraph; /health
says whether it is up. Figures and the members' state are on the operators' port, at /metrics and /health. Needs no
database, and its members only when they are asked.

Members
  --member NAME=URL          where GraphQL of the member is answered (default: the URL in the supergraph)
${MEMBER_SETTING_DESCRIPTIONS.map(memberSettingLine).join("\n")}

Settings: flag, environment variable, meaning
${SETTING_DESCRIPTIONS.map(settingLine).join("\n")}

  --config FILE              the same as JSON: {"port": 4000, "max-depth": 20, "members": {"products":
                             "http://127.0.0.1:4001/graphql", "reviews": {"url": "…", "timeout-ms": 500}}};
                             flags count before the environment, the environment before the file
  --help                     this text
`;

type Environment = Readonly<Record<string, string | undefined>>;

/** What the operator configured for members, by name. */
interface GivenMembers {
  readonly environment: Environment;
  /** GraphQL endpoints from flags. */
  readonly flags: ReadonlyMap<string, string>;
  readonly file: Readonly<Record<string, MemberEntry>>;
}

/** A member's settings as texts, by their names in a configuration file. */
type MemberEntry = MemberTexts;

const configFileSchema = z
  .object({
    members: z
      .record(
        z.string(),
        z.union([
          z.string().transform((url): MemberEntry => ({ url })),
          z.record(
            z.string(),
            z
              .union([
                z.string(),
                z.number(),
                z.boolean(),
                z.array(z.string()),
                z.record(z.string(), z.unknown()),
              ])
              .transform(toText),
          ),
        ]),
      )
      .default({}),
  })
  .catchall(z.union([z.string(), z.number(), z.boolean()]).transform(String));

/**
 * Reads the settings from flags, environment and configuration file; undefined if the user asked for help instead.
 * @throws ConfigProblem naming everything that is wrong
 */
export async function readConfig(
  args: readonly string[],
  given: Environment,
): Promise<GatewayConfig | undefined> {
  const flags = parseFlags(args);
  if (flags.help) return undefined;
  const problems: string[] = [];
  findShownSecrets(flags.settings, problems);
  const environment = withSecretFiles(given, isSecret, (sentence) => problems.push(sentence));
  const file = flags.config === undefined ? noFile() : await readConfigFile(flags.config, problems);
  const texts = {
    ...file.settings,
    ...settingsIn(environment, (name) => name),
    ...settingsIn(flags.settings, flagOf),
  };
  const settings = SETTINGS.safeParse(texts);
  for (const { path, message } of settings.error?.issues ?? []) problems.push(`${path.join(".")} ${message}`);

  if (settings.success) findOpenDoors(settings.data, problems);
  if (settings.success) findHalfProvider(settings.data, problems);

  const said = { environment, flags: readMemberFlags(flags.members, problems), file: file.members };
  const source = openSupergraphSource(texts["SUPERGRAPH"] ?? SETTINGS.shape.SUPERGRAPH.parse(undefined));
  const supergraph = await readFirstSupergraph(source, problems);
  const members = supergraph ? memberAddresses(supergraph, said, problems) : [];
  if (supergraph) {
    findUnknownMembers(supergraph, said, problems);
    findUnknownSettings(supergraph, said, problems);
    const { RIGHTS_MEMBER: keeper } = settings.data ?? {};
    if (keeper !== undefined && !supergraph.memberUrls.has(keeper))
      problems.push(
        `RIGHTS_MEMBER "${keeper}" is no member; the supergraph has ${[...supergraph.memberUrls.keys()].join(", ")}`,
      );
    findMissingGuards(members, texts, problems);
  }
  if (settings.success && supergraph) problems.push(...findUnmetDemands(supergraph));
  if (!settings.success || !supergraph || problems.length > 0) throw manyProblems(problems);
  return toConfig(settings.data, { texts, supergraph, source, members, given: said });
}

interface Parts {
  readonly texts: Environment;
  readonly supergraph: Supergraph;
  readonly source: SupergraphSource;
  readonly members: readonly MemberAddress[];
  readonly given: GivenMembers;
}

function toConfig(settings: Settings, { texts, supergraph, source, members, given }: Parts): GatewayConfig {
  const pollSeconds = settings.SUPERGRAPH_POLL_SECONDS ?? (source.isRemote ? 10 : 1);
  return Object.freeze({
    host: settings.HOST,
    port: settings.PORT,
    operators: { host: settings.OPERATOR_HOST, port: settings.OPERATOR_PORT ?? operatorPort(settings.PORT) },
    supergraph,
    supergraphSource: source,
    supergraphPollMs: pollSeconds * 1_000,
    members,
    membersOf(next: Supergraph) {
      throwProblems(findUnmetDemands(next));
      return addressesOrThrow(next, given, texts);
    },
    provider: providerOf(settings),
    providerAddress: settings.IDENTITY_PROVIDER_URL ? new URL(settings.IDENTITY_PROVIDER_URL) : undefined,
    auditDirectory: settings.AUDIT_DIRECTORY,
    cursorKey: settings.CURSOR_KEY,
    linkKeys: settings.LINK_KEYS,
    dashboardDirectory: settings.DASHBOARD_DIR,
    trustedProxies: TrustedProxies.parse(settings.TRUSTED_PROXIES),
    allowedHosts: settings.ALLOWED_HOSTS,
    logLevel: settings.LOG_LEVEL,
    documents: {
      trustedDirectory: settings.TRUSTED_DOCUMENTS,
      isTrustedOnly: settings.TRUSTED_ONLY,
      persistedQueries: settings.PERSISTED_QUERIES,
    },
    maxBodyBytes: settings.MAX_BODY_BYTES,
    maxBatch: settings.MAX_BATCH,
    requestTimeoutMs: settings.REQUEST_TIMEOUT_SECONDS * 1_000,
    keepAliveMs: settings.KEEP_ALIVE_SECONDS * 1_000,
    maxOperationsPerSocket: settings.MAX_OPERATIONS_PER_SOCKET,
    sharesInFlight: settings.SHARE_IN_FLIGHT && settings.FAST_PATHS,
    hasFastPaths: settings.FAST_PATHS,
    operationLimits: {
      documentLength: settings.MAX_DOCUMENT_LENGTH,
      tokens: settings.MAX_TOKENS,
      documentOperations: settings.MAX_DOCUMENT_OPERATIONS,
      depth: settings.MAX_DEPTH,
      aliases: settings.MAX_ALIASES,
      rootFields: settings.MAX_ROOT_FIELDS,
      directives: settings.MAX_DIRECTIVES,
      directivesPerField: settings.MAX_DIRECTIVES_PER_FIELD,
      fragments: settings.MAX_FRAGMENTS,
      selections: settings.MAX_SELECTIONS,
      distinctSelections: settings.MAX_DISTINCT_SELECTIONS,
      variableValues: settings.MAX_VARIABLE_VALUES,
      cost: settings.MAX_COST,
      assumedListSize: settings.ASSUMED_LIST_SIZE,
    },
    disclosure: disclosureOf(settings),
    isAccessEnforcedElsewhere: settings.ACCESS_ENFORCED_ELSEWHERE,
    quotas: {
      callerShare: settings.CALLER_SHARE,
      capacities: {
        connections: settings.MAX_CONNECTIONS,
        operations: settings.MAX_OPERATIONS,
        streams: settings.MAX_STREAMS,
        channels: settings.MAX_CHANNELS,
        liveQueries: settings.MAX_LIVE_QUERIES,
        exports: settings.MAX_EXPORTS,
        keptBytes: settings.MAX_KEPT_BYTES,
      },
    },
    exports: { maxRows: settings.MAX_EXPORT_ROWS, licence: settings.DATA_LICENCE },
    memberLimits: {
      timeoutMs: settings.MEMBER_TIMEOUT_MS,
      maxResponseBytes: settings.MAX_MEMBER_RESPONSE_BYTES,
    },
  });
}

function memberSettingLine({
  name,
  fileName,
  meaning,
}: (typeof MEMBER_SETTING_DESCRIPTIONS)[number]): string {
  return `  MEMBER_<NAME>_${name}, ${fileName} in a file\n                             ${meaning}`;
}

/** A value of a configuration file in the form that the environment would have. */
function toText(
  value: string | number | boolean | readonly string[] | Readonly<Record<string, unknown>>,
): string {
  if (typeof value !== "object") return String(value);
  return Array.isArray(value) ? value.join(",") : JSON.stringify(value);
}

function settingLine({ flag, name, meaning, defaultText }: (typeof SETTING_DESCRIPTIONS)[number]): string {
  if (isSecret(name))
    return `  ${name}, ${name}_FILE for a file that holds it\n                             ${meaning}`;
  const ending = defaultText === undefined ? "" : ` (default: ${defaultText})`;
  return `  --${flag}, ${name}\n                             ${meaning}${ending}`;
}

function parseFlags(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...Object.fromEntries(SETTING_DESCRIPTIONS.map(({ flag }) => [flag, { type: "string" as const }])),
        member: { type: "string", multiple: true },
        config: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
    const { member = [], config, help = false, ...rest } = values;
    return { members: asList(member), config: asText(config), help: help === true, settings: asTexts(rest) };
  } catch (error) {
    throw new ConfigProblem(`${error instanceof Error ? error.message : error}; see --help`);
  }
}

type FlagValue = string | boolean | (string | boolean)[] | undefined;

function asText(value: FlagValue): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function asList(value: FlagValue): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function asTexts(values: Readonly<Record<string, FlagValue>>): Environment {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, asText(value)]));
}

/**
 * The values that are settings. An empty one counts as not set: compose files and shells cannot leave a variable out.
 */
function settingsIn(values: Environment, nameIn: (name: string) => string): Record<string, string> {
  return Object.fromEntries(
    SETTING_DESCRIPTIONS.flatMap(({ name }) => {
      const value = values[nameIn(name)];
      return value ? [[name, value]] : [];
    }),
  );
}

interface ConfigFile {
  readonly settings: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, MemberEntry>>;
}

function noFile(): ConfigFile {
  return { settings: {}, members: {} };
}

async function readConfigFile(path: string, problems: string[]): Promise<ConfigFile> {
  try {
    const { members, ...rest } = configFileSchema.parse(
      JSON.parse(withoutByteOrderMark(await readFile(path, "utf8"))),
    );
    const known = new Set(SETTING_DESCRIPTIONS.map(({ flag }) => flag));
    for (const name of Object.keys(rest)) {
      if (!known.has(name)) problems.push(`${path} sets "${name}", which is no setting; see --help`);
    }
    if (holdsSecrets(rest, members) && canOthersRead(path)) {
      problems.push(
        `The configuration ${path} holds secrets, and everybody on this machine may read it: take that away with: chmod o= ${path}`,
      );
    }
    return { settings: settingsIn(rest, flagOf), members };
  } catch (error) {
    problems.push(`The configuration ${path} cannot be read: ${reasonOf(error)}`);
    return noFile();
  }
}

function holdsSecrets(
  settings: Readonly<Record<string, string>>,
  members: Readonly<Record<string, MemberEntry>>,
): boolean {
  const secrets = SETTING_DESCRIPTIONS.filter(({ name }) => isSecret(name));
  return (
    secrets.some(({ flag }) => settings[flag] !== undefined) ||
    Object.values(members).some((member) => FILES.some((name) => member[flagOf(name)] !== undefined))
  );
}

function readMemberFlags(flags: readonly string[], problems: string[]): Map<string, string> {
  const endpoints = new Map<string, string>();
  for (const flag of flags) {
    const [, name, url] = /^([^=]+)=(.+)$/.exec(flag) ?? [];
    if (name === undefined || url === undefined) problems.push(`--member "${flag}" is not NAME=URL`);
    else endpoints.set(name, url);
  }
  return endpoints;
}

async function readFirstSupergraph(
  source: SupergraphSource,
  problems: string[],
): Promise<Supergraph | undefined> {
  try {
    return parseSupergraphOf(source.location, (await source.readIfChanged()) ?? "");
  } catch (error) {
    problems.push(reasonOf(error));
    return undefined;
  }
}

function addressesOrThrow(
  supergraph: Supergraph,
  given: GivenMembers,
  texts: Environment,
): readonly MemberAddress[] {
  const problems: string[] = [];
  const addresses = memberAddresses(supergraph, given, problems);
  findMissingGuards(addresses, texts, problems);
  throwProblems(problems);
  return addresses;
}

function throwProblems(problems: readonly string[]): void {
  if (problems.length > 0) throw new ConfigProblem(problems.join("; "));
}

function memberAddresses(
  { memberUrls }: Supergraph,
  given: GivenMembers,
  problems: string[],
): MemberAddress[] {
  const members = [...memberUrls].map(([name, composedUrl]) => {
    const texts = memberTexts(name, given);
    return { texts, ...readMember(name, composedUrl, texts, given, problems) };
  });
  const isSigned = ({ texts }: { readonly texts: MemberTexts }) =>
    (texts["KEY"] ?? texts["KEY_FILE"]) !== undefined;
  if (members.some(isSigned)) {
    for (const member of members) {
      if (isSigned(member) || member.isUnsigned) continue;
      const { name } = member.address;
      problems.push(
        `${variableOf(name)}_KEY is missing: set it to a key that member "${name}" has in GATEWAY_KEYS, or ${variableOf(name)}_UNSIGNED=true if it checks no signatures`,
      );
    }
  }
  return members.map(({ address }) => address);
}

/** The member's settings as given. The environment takes precedence over the file. */
function memberTexts(name: string, { environment, file }: GivenMembers): MemberTexts {
  const variable = variableOf(name);
  const texts: Record<string, string | undefined> = {};
  for (const { name: setting, fileName } of MEMBER_SETTING_DESCRIPTIONS)
    texts[setting] = file[name]?.[fileName];
  for (const { name: setting } of MEMBER_SETTING_DESCRIPTIONS) {
    const value = environment[`${variable}_${setting}`];
    if (!value) continue;
    const base = setting.replace(/_FILE$/, "");
    texts[base] = texts[`${base}_FILE`] = undefined;
    texts[setting] = value;
  }
  return texts;
}

function readMember(
  name: string,
  composedUrl: string,
  texts: MemberTexts,
  { environment, flags, file }: GivenMembers,
  problems: string[],
): { readonly address: MemberAddress; readonly isUnsigned: boolean } {
  const variable = variableOf(name);
  const baseUrl = environment[`${variable}_URL`]?.replace(/\/$/, "");
  const fromEnvironment = environment[`${variable}_ENDPOINT`] || (baseUrl && `${baseUrl}/graphql`);
  const fromFile = file[name]?.["endpoint"] ?? file[name]?.["url"];
  const given = flags.get(name) ?? (fromEnvironment || (fromFile ?? composedUrl));
  const isEndpointWrong = given === texts["ENDPOINT"] && !isHttpAddress(given);
  if (isEndpointWrong)
    problems.push(
      `${variable}_ENDPOINT "${given}" is no http URL, such as http://127.0.0.1:4001/api/graphql`,
    );
  else if (!isHttpAddress(given) || (baseUrl && !isHttpAddress(baseUrl))) {
    problems.push(
      `${variable}_URL "${baseUrl ?? given}" is no http URL, such as http://127.0.0.1:4001; set it or --member ${name}=URL`,
    );
  }
  const { isUnsigned, ...settings } = parseMemberSettings(name, texts, problems);
  const { url: endpoint, authorization } = splitCredentials(given);
  const { url } = splitCredentials(baseUrl || given.replace(/\/(graphql\/?)?$/, ""));
  if (authorization !== undefined && settings.headers?.some(([header]) => header === "authorization"))
    problems.push(`${variable}_HEADERS sets authorization, and its URL has a user: take one of them away`);
  const credentials: readonly Header[] =
    authorization === undefined ? [] : [["authorization", authorization]];
  const headers = [...credentials, ...(settings.headers ?? [])];
  return { address: { name, url, endpoint, ...settings, headers }, isUnsigned };
}

/** A misspelt setting would silently do nothing. */
function findUnknownSettings(
  { memberUrls }: Supergraph,
  { environment, file }: GivenMembers,
  problems: string[],
): void {
  const variables = [...memberUrls.keys()].map(variableOf).sort((one, other) => other.length - one.length);
  const known = new Set(MEMBER_SETTING_DESCRIPTIONS.map(({ name }) => name));
  const isGlobal = (name: string) => SETTING_DESCRIPTIONS.some((setting) => setting.name === name);
  for (const name of Object.keys(environment)) {
    const variable = variables.find((candidate) => name.startsWith(`${candidate}_`));
    if (variable === undefined || isGlobal(name) || known.has(name.slice(variable.length + 1))) continue;
    problems.push(`${name} is no setting of a member; see --help`);
  }
  const fileNames = new Set(MEMBER_SETTING_DESCRIPTIONS.map(({ fileName }) => fileName));
  for (const [member, entry] of Object.entries(file)) {
    for (const name of Object.keys(entry)) {
      if (!fileNames.has(name))
        problems.push(
          `The configuration sets "${name}" of member "${member}", which is no setting; see --help`,
        );
    }
  }
}

function findUnknownMembers(
  { memberUrls }: Supergraph,
  { flags, file }: GivenMembers,
  problems: string[],
): void {
  for (const name of [...flags.keys(), ...Object.keys(file)]) {
    if (memberUrls.has(name)) continue;
    problems.push(`The supergraph has no member "${name}"; it has ${[...memberUrls.keys()].join(", ")}`);
  }
}

/** If members check who asks, this is not an experiment: nothing that protects the gateway may be missing. */
function findMissingGuards(
  members: readonly MemberAddress[],
  { OIDC_ISSUER, OIDC_AUDIENCE, CURSOR_KEY, LINK_KEYS }: Environment,
  problems: string[],
): void {
  if (members.every(({ key }) => key === undefined)) return;
  if (OIDC_ISSUER === undefined || OIDC_AUDIENCE === undefined) {
    problems.push(
      "Các thành viên có khóa, nên phải biết ai ghi: hãy đặt OIDC_ISSUER và OIDC_AUDIENCE theo nơi đăng nhập, xem docs/operations.md / The members have keys, so it must be known who writes: set OIDC_ISSUER and OIDC_AUDIENCE to those of your identity provider, see docs/operations.md",
    );
  }
  if (CURSOR_KEY === undefined)
    problems.push("CURSOR_KEY is missing: set it to a secret of at least 32 characters");
  if (LINK_KEYS === undefined)
    problems.push("LINK_KEYS is missing: set it to a secret of at least 32 characters");
}

/** One way to know a caller, and the whole of it. */
function findHalfProvider(
  { OIDC_ISSUER, OIDC_AUDIENCE, RIGHTS_MEMBER, AUDIT_DIRECTORY }: Settings,
  problems: string[],
): void {
  if (OIDC_ISSUER !== undefined && OIDC_AUDIENCE === undefined)
    problems.push(
      "OIDC_AUDIENCE is missing: set it to what the tokens of OIDC_ISSUER for this hub have as aud, such as https://hub.example.vn/graphql",
    );
  if (OIDC_ISSUER === undefined && OIDC_AUDIENCE !== undefined)
    problems.push("OIDC_ISSUER is missing: OIDC_AUDIENCE alone says nothing; set both or none");
  if (OIDC_ISSUER === undefined && RIGHTS_MEMBER !== undefined)
    problems.push("OIDC_ISSUER is missing: RIGHTS_MEMBER keeps the rights of accounts, and nobody signs in");
  if (RIGHTS_MEMBER === undefined && AUDIT_DIRECTORY !== undefined)
    problems.push(
      "RIGHTS_MEMBER is missing: the access log of AUDIT_DIRECTORY is handed over to the member that keeps the rights; set both or neither",
    );
}

function providerOf(settings: Settings): ProviderConfig | undefined {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience } = settings;
  if (issuer === undefined || audience === undefined) return undefined;
  return {
    issuer,
    audience,
    keySetAddress: settings.OIDC_JWKS_URI,
    algorithms: settings.OIDC_ALGORITHMS,
    pageClient: settings.OIDC_PAGE_CLIENT,
    rightsMember: settings.RIGHTS_MEMBER,
  };
}

/** Flags are seen by whoever lists the machine's programs. */
function findShownSecrets(flags: Environment, problems: string[]): void {
  for (const { name, flag } of SETTING_DESCRIPTIONS) {
    if (isSecret(name) && flags[flag] !== undefined)
      problems.push(`--${flag} is seen by everybody on this machine: set ${name}_FILE, or ${name}`);
  }
}

/** Beyond loopback, any page could point its own name here and then read as if it were the same origin. */
function findOpenDoors({ HOST, ALLOWED_HOSTS }: Settings, problems: string[]): void {
  if (isLoopback(HOST) || ALLOWED_HOSTS.length > 0) return;
  problems.push(
    `ALLOWED_HOSTS is missing: HOST ${HOST} can be reached from other machines, so name the hosts by which the gateway is addressed, such as hub.example.vn`,
  );
}

function disclosureOf({ HOST, OIDC_ISSUER, INTROSPECTION, SUGGESTIONS }: Settings): Disclosure {
  const elsewhere = OIDC_ISSUER === undefined ? "false" : "signed-in";
  const introspection = INTROSPECTION ?? (isLoopback(HOST) ? "true" : elsewhere);
  return { introspection, suggestions: SUGGESTIONS ?? introspection };
}

/** Near the public port, but not where the next program would listen. */
function operatorPort(port: number): number {
  const wanted = port + 100;
  return port === 0 || wanted > 65_535 ? 0 : wanted;
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}

function manyProblems(problems: readonly string[]): ConfigProblem {
  return new ConfigProblem(
    `The gateway cannot start:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`,
  );
}
