import { type ByteText, fromByteText } from "../wire/byte-text.js";
import { isJsonObject, type Json, type JsonObject, mapStrings } from "../wire/json.js";
import { NestedTooDeeply, parseJson } from "../wire/parse-json.js";
import type { PathSegments } from "../wire/response-path.js";
import type { AnswerReader } from "./answer-reader.js";

/** A member's answer, with errors that may be shown to clients. */
export interface MemberAnswer {
  /** Its strings are byte text. */
  readonly data: JsonObject | undefined;
  readonly errors: readonly MemberError[];
  /** The reader that read the data; undefined if it was parsed. */
  readonly reader: AnswerReader | undefined;
}

export interface MemberError {
  readonly message: string;
  readonly code: string;
  /** Whose error it is, where another was asked than the one that an answer is of. */
  readonly member?: string | undefined;
  /** What else the client is told. */
  readonly extensions?: JsonObject | undefined;
  /** The path in the member's answer; undefined if the error concerns the whole request. */
  readonly path: PathSegments | undefined;
}

export type MemberFailureCode =
  | "SUBGRAPH_UNAVAILABLE"
  | "SUBGRAPH_TIMEOUT"
  | "SUBGRAPH_INVALID_RESPONSE"
  /** The member's and the gateway's clocks differ so much that it rejects every signature as stale. */
  | "CLOCKS_DIFFER"
  /** The member was not asked: the caller already has its share of requests under way there. */
  | "TOO_MANY_REQUESTS"
  /** The member was not asked: too many requests of all callers are under way there. */
  | "OVERLOADED";

/** What has happened, without a stop: in English it may say more than people need who only use the pages. */
export interface FailureSentence {
  readonly vi: string;
  readonly en: string;
}

/** A member gave no usable answer. The message may be shown to clients. */
export class MemberFailure extends Error {
  constructor(
    readonly code: MemberFailureCode,
    readonly sentence: FailureSentence,
    options?: ErrorOptions,
  ) {
    super(`${sentence.vi} / ${sentence.en}`, options);
  }

  static unavailable(member: string, reason: string, options?: ErrorOptions): MemberFailure {
    return new MemberFailure(
      "SUBGRAPH_UNAVAILABLE",
      {
        vi: `Chưa liên lạc được với thành viên “${member}”`,
        en: `Member "${member}" cannot be reached: ${reason}`,
      },
      options,
    );
  }

  /** Not the member's failure: the request's turn did not come in time. */
  static notAsked(member: string, isOwnShare: boolean, options?: ErrorOptions): MemberFailure {
    const code = isOwnShare ? "TOO_MANY_REQUESTS" : "OVERLOADED";
    const [vi, en] = isOwnShare ? ["địa chỉ của bạn", "your address has"] : ["hệ thống", "there are"];
    const sentence = {
      vi: `Chưa hỏi được thành viên “${member}”: ${vi} đang gửi quá nhiều yêu cầu đến đó; hãy hỏi lại sau`,
      en: `Member "${member}" was not asked: ${en} too many requests to it under way; ask again later`,
    };
    return new MemberFailure(code, sentence, options);
  }

  static invalidResponse(member: string, reason: string, options?: ErrorOptions): MemberFailure {
    return new MemberFailure(
      "SUBGRAPH_INVALID_RESPONSE",
      {
        vi: `Thành viên “${member}” đã trả lời, nhưng câu trả lời không dùng được`,
        en: `Member "${member}" gave an answer that cannot be used: ${reason}`,
      },
      options,
    );
  }

  /** The failure itself, or what a mistake in handling the answer means to the client. */
  static from(error: unknown, member: string): MemberFailure {
    if (error instanceof MemberFailure) return error;
    if (error instanceof RangeError)
      return MemberFailure.invalidResponse(member, "it is nested too deeply", { cause: error });
    throw error;
  }
}

/** An error as the member sent it, before anything in it is trusted. */
export interface RawMemberError {
  readonly message: string;
  readonly extensions: JsonObject | undefined;
  readonly path: PathSegments | undefined;
  /**
   * The error says that part of the document cannot be executed, and nothing was executed; as a rule, a scalar of the
   * member rejects a value. GraphQL spec, "Errors": a request error has locations and no path.
   */
  readonly isAboutDocument: boolean;
}

/** An answer whose errors have not been checked yet. */
export interface RawMemberAnswer extends Omit<MemberAnswer, "errors"> {
  readonly errors: readonly RawMemberError[];
}

/**
 * Reads the body of a member's answer.
 * @throws MemberFailure if it is not a GraphQL response
 */
export function parseMemberAnswer(member: string, body: ByteText, reader?: AnswerReader): RawMemberAnswer {
  const data = reader?.read(body);
  return data ? { data, errors: [], reader } : parseAnswer(member, body);
}

function parseAnswer(member: string, body: ByteText): RawMemberAnswer {
  const answer = parseBody(member, body);
  if (!isJsonObject(answer)) throw MemberFailure.invalidResponse(member, "it is no GraphQL response");
  const { data = null } = answer;
  const errors = answer["errors"] ?? [];
  const isResponse = Array.isArray(errors) && (isJsonObject(data) || (data === null && errors.length > 0));
  if (!isResponse) throw MemberFailure.invalidResponse(member, "it is no GraphQL response");
  return {
    data: data ?? undefined,
    reader: undefined,
    errors: errors.map((error) => parseMemberError(mapStrings(error, fromByteText), data !== null)),
  };
}

function parseBody(member: string, body: ByteText): Json {
  try {
    return parseJson(body);
  } catch (cause) {
    const reason = cause instanceof NestedTooDeeply ? cause.message : "it is no JSON";
    throw MemberFailure.invalidResponse(member, reason, { cause });
  }
}

/** @param hasData whether the answer has data besides the error, so that something was executed */
export function parseMemberError(error: Json, hasData: boolean): RawMemberError {
  if (!isJsonObject(error))
    return { message: "", extensions: undefined, path: undefined, isAboutDocument: false };
  const { message, path, extensions, locations } = error;
  const hasLocation = Array.isArray(locations) && locations.length > 0;
  return {
    message: typeof message === "string" ? message : "",
    extensions: isJsonObject(extensions) ? extensions : undefined,
    path: Array.isArray(path) ? path.filter(isPathSegment) : undefined,
    isAboutDocument: hasLocation && !hasData && !Array.isArray(path),
  };
}

function isPathSegment(segment: Json): segment is string | number {
  return typeof segment === "string" || typeof segment === "number";
}
