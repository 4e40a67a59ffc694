/**
 * Every setting of a member, in one table. The environment variables (`MEMBER_<NAME>_TIMEOUT_MS`), the names in the
 * `members` of a configuration file (`"timeout-ms"`), `--help` and the table in the README are made from it.
 */

import { readSecretFile } from "@hub/program-kit/secret-files";
import { findWeakness } from "@hub/program-kit/weak-keys";
import {
  formatGlobalId,
  IDENTIFIED_TYPES,
  isUuid,
  parseGlobalId,
  prefixOf,
  spellGlobalId,
} from "@hub/schema/global-id";
import { z } from "zod";
import type { ForwardedHeader } from "../access/forwarded-headers.js";
import { type Header, type MemberSettings, variableOf } from "../members/member-address.js";
import { isSubscriptionSetting } from "../members/subscription-address.js";
import { hasCredentials } from "../wire/url-credentials.js";
import { flagOf } from "./setting-names.js";

/** Headers that frame, encode or sign messages belong to the gateway. */
const OWN_HEADERS =
  /^(host|connection|keep-alive|content-.*|transfer-encoding|te|trailer|upgrade|expect|accept|accept-encoding|hub-.*|sec-websocket-.*|proxy-connection)$/;
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const HEADER_VALUE = /^[\x20-\x7e\t]*$/;

/** As texts. Parsing turns them into values and reports all problems at once. */
const TABLE = z.object({
  URL: z
    .string()
    .optional()
    .describe(
      "base URL: events are at /events below it, and GraphQL at /graphql unless ENDPOINT or --member says otherwise; in a file the URL of GraphQL. User and password in it become basic authentication",
    ),
  ENDPOINT: z
    .string()
    .optional()
    .describe("URL where GraphQL is answered, where that is not /graphql below URL"),
  KEY: z
    .string()
    .min(32, "is shorter than 32 characters: set it to a key that the member has in GATEWAY_KEYS")
    .superRefine((text, { addIssue }) => {
      const weakness = findWeakness(text);
      if (weakness !== undefined) addIssue(weakness);
    })
    .optional()
    .describe(
      "signs requests to the member; at least 32 characters. When one member has a key, all others need one or UNSIGNED, and OIDC_ISSUER, OIDC_AUDIENCE, CURSOR_KEY and LINK_KEYS must be set",
    ),
  UNSIGNED: truth().describe("true: requests to the member are not signed, although others have a key"),
  TIMEOUT_MS: duration(1).describe("how long the member may take to answer, in place of MEMBER_TIMEOUT_MS"),
  HEADERS: z
    .string()
    .optional()
    .transform((text, context) => collect(context, () => parseHeaders(text)))
    .describe('headers to send with every request: one "name: value" a line, or a JSON object'),
  FORWARD_HEADERS: names()
    .transform((list, context) => collect(context, () => list?.map(parseForwarded)))
    .describe(
      "client headers to forward to the member, comma-separated, `x-library-token=authorization` for one that the member knows by another name; over WebSocket those of the handshake, or of the same name in the payload of connection_init",
    ),
  SUBSCRIPTIONS: z
    .string()
    .refine(isSubscriptionSetting, {
      error: ({ input }) => `"${input}" is neither ws nor sse nor a ws or http URL: give one of them`,
    })
    .refine((text) => !hasCredentials(text), "has a user or password in its URL: give it in HEADERS")
    .optional()
    .describe(
      "how to subscribe to the member's own subscription fields: ws (graphql-transport-ws) or sse (GraphQL over SSE, distinct connections) where it answers GraphQL, or a ws:, wss:, http: or https: URL; by default ws, and sse where it does not speak that",
    ),
  CONNECTION_INIT: z
    .string()
    .optional()
    .transform((text, context) => collect(context, () => parseObject(text)))
    .describe("JSON object that connection_init carries when a WebSocket to the member is opened"),
  STREAM_SILENCE_SECONDS: duration(1_000).describe(
    "how long an event stream of the member may be silent, without even a heartbeat, before it counts as lost; by default forever",
  ),
  PASS_CODES: names()
    .transform((list) => list && new Set(list))
    .describe(
      "codes of the member's errors that clients see unchanged, comma-separated, besides the usual ones; * for all",
    ),
  PASS_EXTENSIONS: names()
    .transform((list) => list && new Set(list))
    .describe(
      "extensions of such errors that clients see, comma-separated, besides `mistakes` and `currentVersion`",
    ),
  ORGANISATION: z
    .string()
    .transform((text, context) => collect(context, () => organisationIn(text)))
    .optional()
    .describe(
      "id of the organisation that runs the member, which clients are shown beside its state; the UUID in it will do",
    ),
  ATTACH_OTHER_KEYS: truth().describe(
    "true: accept an entity that comes back with another key than requested, with a warning in the log",
  ),
});

/** These may hold secrets: `<SETTING>_FILE` names a file that has the value. */
export const FILES = ["KEY", "HEADERS", "CONNECTION_INIT"];

export type MemberTexts = Readonly<Record<string, string | undefined>>;

export interface MemberSettingDescription {
  /** The variable's name after `MEMBER_<NAME>_`. */
  readonly name: string;
  /** The name in a configuration file. */
  readonly fileName: string;
  readonly meaning: string;
}

export const MEMBER_SETTING_DESCRIPTIONS: readonly MemberSettingDescription[] = Object.entries(
  TABLE.shape,
).flatMap(([name, schema]) => {
  const description = { name, fileName: flagOf(name), meaning: schema.description ?? "" };
  const file = `${name}_FILE`;
  const fromFile = {
    name: file,
    fileName: flagOf(file),
    meaning: `file that holds ${name}; read at the start`,
  };
  return FILES.includes(name) ? [description, fromFile] : [description];
});

/** Parses texts by the names of the table. Each problem is reported as a sentence, and its setting is then left out. */
export function parseMemberSettings(
  memberName: string,
  texts: MemberTexts,
  problems: string[],
): MemberSettings & { readonly isUnsigned: boolean } {
  const variable = variableOf(memberName);
  const parsed = TABLE.safeParse(withFiles(variable, texts, problems));
  for (const { path, message } of parsed.error?.issues ?? [])
    problems.push(`${variable}_${path.join("_")} ${message}`);
  const given = parsed.data;
  const isUnsigned = given?.UNSIGNED ?? false;
  if (isUnsigned && given?.KEY !== undefined)
    problems.push(`${variable}_UNSIGNED is true although there is a ${variable}_KEY: take one of them away`);
  for (const { as } of given?.FORWARD_HEADERS ?? []) {
    if (given?.HEADERS?.some(([own]) => own === as))
      problems.push(
        `${variable}_FORWARD_HEADERS has ${as}, which ${variable}_HEADERS sets: take one of them away`,
      );
  }
  return {
    isUnsigned,
    key: given?.KEY,
    timeoutMs: given?.TIMEOUT_MS,
    headers: given?.HEADERS,
    forwardedHeaders: given?.FORWARD_HEADERS,
    subscriptions: given?.SUBSCRIPTIONS,
    connectionInit: given?.CONNECTION_INIT,
    streamSilenceMs: given?.STREAM_SILENCE_SECONDS,
    passedCodes: given?.PASS_CODES,
    passedExtensions: given?.PASS_EXTENSIONS,
    organisation: given?.ORGANISATION,
    attachesOtherKeys: given?.ATTACH_OTHER_KEYS,
  };
}

/** As members spell the id. One that the hub does not know may be right over another supergraph. */
function organisationIn(text: string): string {
  if (isUuid(text)) return formatGlobalId("Organisation", text.toLowerCase());
  const id = parseGlobalId(text);
  const type = IDENTIFIED_TYPES.find((one) => prefixOf(one) === id?.prefix);
  if (!id || type === undefined) return text;
  if (type === "Organisation") return spellGlobalId(id);
  throw new Error(
    `is "${text}", the id of a thing of type ${type}: give that of an organisation, such as ${prefixOf("Organisation")}_…, or its UUID`,
  );
}

function withFiles(variable: string, texts: MemberTexts, problems: string[]): MemberTexts {
  const all = { ...texts };
  for (const name of FILES) {
    const path = texts[`${name}_FILE`];
    if (path === undefined) continue;
    if (texts[name] !== undefined) {
      problems.push(`${variable}_${name} and ${variable}_${name}_FILE are both set: take one of them away`);
      continue;
    }
    all[name] = readSecretFile(`${variable}_${name}_FILE`, path, (sentence) =>
      problems.push(sentence),
    )?.trim();
  }
  return all;
}

function collect<Value>(context: z.RefinementCtx, parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch (error) {
    context.addIssue({ code: "custom", message: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

function parseHeaders(text: string | undefined): readonly Header[] | undefined {
  if (text === undefined) return undefined;
  const headers = text.startsWith("{")
    ? Object.entries(parseObject(text) ?? {})
    : text.split(/\r?\n/).filter(isNotEmpty).map(splitLine);
  return headers.map(([name, value]) => {
    if (typeof value !== "string" || !HEADER_VALUE.test(value))
      throw new Error(`has a value for "${name}" that no header can have: give one line of ASCII`);
    return [sendable(name), value.trim()];
  });
}

function splitLine(line: string): [string, string] {
  const [, name, value] = /^([^:]+):(.*)$/.exec(line) ?? [];
  if (name === undefined || value === undefined)
    throw new Error('has a line that is no header: write "name: value", one a line, or a JSON object');
  return [name.trim(), value];
}

function parseForwarded(text: string): ForwardedHeader {
  const [name = "", as = name, ...rest] = text.split("=").map((part) => part.trim());
  if (rest.length > 0)
    throw new Error(`has "${text}": name a header, or two as in x-library-token=authorization`);
  return { name: sendable(name), as: sendable(as) };
}

function sendable(name: string): string {
  const lower = name.toLowerCase();
  if (!HEADER_NAME.test(name)) throw new Error(`has "${name}", which is no name of a header`);
  if (OWN_HEADERS.test(lower)) throw new Error(`has ${lower}, which the gateway sets itself: leave it out`);
  return lower;
}

function parseObject(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined) return undefined;
  const parsed = z.record(z.string(), z.unknown()).safeParse(parseJson(text));
  if (!parsed.success) throw new Error('is no JSON object: write one like {"token": "…"}');
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isNotEmpty(text: string): boolean {
  return text.trim() !== "";
}

function truth() {
  return z
    .enum(["true", "false"], {
      error: ({ input }) => `"${input}" is neither true nor false: give one of the two`,
    })
    .optional()
    .transform((text) => (text === undefined ? undefined : text === "true"));
}

/** The longest that Node's timers take: longer ones fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Whether a timer can run for this long; `unit` in milliseconds. */
export function isDuration(text: string, unit = 1): boolean {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) * unit <= LONGEST_TIMER_MS;
}

export function notADuration({ input }: { readonly input?: unknown }, unit = 1): string {
  const most = Math.floor(LONGEST_TIMER_MS / unit);
  return `"${input}" is no whole number that can be set: give one from 1 to ${most}`;
}

function duration(unit: number) {
  return z
    .string()
    .refine((text) => isDuration(text, unit), { error: (issue) => notADuration(issue, unit) })
    .optional()
    .transform((text) => (text === undefined ? undefined : Number(text) * unit));
}

function names() {
  return z
    .string()
    .optional()
    .transform((text) =>
      text
        ?.split(",")
        .map((name) => name.trim())
        .filter(isNotEmpty),
    );
}
