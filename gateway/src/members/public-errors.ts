import type { Logger } from "pino";
import { logUnderId } from "../errors/log-under-id.js";
import { internalError } from "../errors/masking.js";
import type { JsonObject } from "../wire/json.js";
import { KNOWN_CODES, KNOWN_EXTENSIONS } from "./known-codes.js";
import { ANY_CODE, type MemberSettings } from "./member-address.js";
import type { MemberError, RawMemberError } from "./member-answer.js";

/** Where libraries put the kind of an error, the likeliest first: Apollo's way, graphql-java's, that of DGS. */
const CODE_EXTENSIONS = ["code", "classification", "errorType"];
/** graphql-java's names for what others have codes for. */
const CLASSIFICATIONS: ReadonlyMap<string, string> = new Map([
  ["ValidationError", "GRAPHQL_VALIDATION_FAILED"],
  ["InvalidSyntax", "GRAPHQL_PARSE_FAILED"],
]);
/** Set by the gateway. */
const RESERVED_EXTENSIONS: ReadonlySet<string> = new Set(["code", "member"]);

export interface PublicErrorsOptions extends Pick<MemberSettings, "passedCodes" | "passedExtensions"> {
  readonly name: string;
}

/**
 * The error as clients see it. A message under a code that is neither known nor passed for this member may hold
 * internals: it is logged under an id, and the client gets the id. A member's message may repeat what users wrote, so
 * it is logged only at the level `debug` (`LOG_LEVEL=debug`).
 */
export function toPublicError(
  error: RawMemberError,
  member: PublicErrorsOptions,
  { logger, requestId }: { readonly logger: Logger; readonly requestId: string },
): MemberError {
  const { message, path, extensions } = error;
  const code = findPublicCode(extensions, member);
  if (code !== undefined) return { message, code, path, extensions: passed(extensions, member) };
  if (error.isAboutDocument) {
    logger.warn({ requestId, member: member.name }, "A member rejected an operation");
    logger.debug({ requestId, message }, "What the member said of it");
    return { message, code: "BAD_USER_INPUT", path };
  }
  const details = { requestId, member: member.name, code: extensions?.["code"], path };
  const errorId = logUnderId(logger, details, "A member reported an error");
  logger.debug({ errorId, message, extensions }, "What the member said of it");
  const masked = internalError(errorId, member.name);
  return { message: masked.message, code: masked.extensions.code, path, extensions: { errorId } };
}

function findPublicCode(
  extensions: JsonObject | undefined,
  { passedCodes }: PublicErrorsOptions,
): string | undefined {
  for (const name of CODE_EXTENSIONS) {
    const said = extensions?.[name];
    if (typeof said !== "string") continue;
    const code = CLASSIFICATIONS.get(said) ?? said;
    if (/^INTERNAL(_SERVER)?_ERROR$|^INTERNAL$/.test(code)) return undefined;
    if (KNOWN_CODES.has(code) || passedCodes?.has(code) || passedCodes?.has(ANY_CODE)) return code;
  }
  return undefined;
}

function passed(
  extensions: JsonObject | undefined,
  { passedExtensions }: PublicErrorsOptions,
): JsonObject | undefined {
  if (!extensions) return undefined;
  const isPassed = (name: string) => KNOWN_EXTENSIONS.has(name) || passedExtensions?.has(name) === true;
  const entries = Object.entries(extensions).filter(
    ([name]) => isPassed(name) && !RESERVED_EXTENSIONS.has(name),
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
