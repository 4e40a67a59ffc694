/** How much of the schema clients can learn without asking for data. */
import type { Caller } from "@hub/schema/signed-request";
import { BREAK, type DocumentNode, type GraphQLError, visit } from "graphql";
import { RequestRefusal, refuse } from "../errors/request-refusal.js";
import { ReportedError } from "./parse-operation.js";

export const AUDIENCES = ["true", "signed-in", "false"] as const;

/** Who may learn something: everybody, those who show a token, nobody. */
export type Audience = (typeof AUDIENCES)[number];

export interface Disclosure {
  /** To whom `__schema` and `__type` are answered. */
  readonly introspection: Audience;
  /** To whom error messages suggest names that may have been meant. */
  readonly suggestions: Audience;
}

export const FULL_DISCLOSURE: Disclosure = { introspection: "true", suggestions: "true" };

export function isIn(audience: Audience, { rights }: Caller): boolean {
  return audience === "true" || (audience === "signed-in" && rights !== undefined);
}

const INTROSPECTION_FIELDS = new Set(["__schema", "__type"]);
/** The end of a sentence, in either language. No name that it suggests contains a question mark. */
const SUGGESTION = / (?:Did you mean|Ý bạn là) [^?]*\?/g;

/** The first field that asks about the schema. */
export function findIntrospection(document: DocumentNode): string | undefined {
  let found: string | undefined;
  visit(document, {
    Field({ name }) {
      if (!INTROSPECTION_FIELDS.has(name.value)) return undefined;
      found = name.value;
      return BREAK;
    },
  });
  return found;
}

/** @param field the one that asks about the schema */
export function refuseIntrospection(field: string, audience: Audience): RequestRefusal {
  return refuse(
    "INTROSPECTION_DISABLED",
    audience === "signed-in"
      ? `Hệ thống chỉ trả lời ${field} cho người đã đăng nhập; hãy gửi token truy cập / This gateway answers ${field} only to who has signed in; send an access token`
      : `Hệ thống không trả lời ${field}; hãy hỏi người vận hành / This gateway does not answer ${field}; ask its operators`,
  );
}

/** A plan shows how the schema is made. */
export function refuseExplanation(audience: Audience): RequestRefusal {
  return refuse(
    "INTROSPECTION_DISABLED",
    audience === "signed-in"
      ? "Hệ thống chỉ giải thích cách trả lời cho người đã đăng nhập; hãy gửi token truy cập / This gateway explains its plans only to who has signed in; send an access token"
      : "Hệ thống không giải thích cách trả lời; hãy hỏi người vận hành / This gateway does not explain its plans; ask its operators",
  );
}

export function withoutSuggestions({ errors, status }: RequestRefusal): RequestRefusal {
  return new RequestRefusal(errors.map(withoutSuggestion), status);
}

export function withoutSuggestion(error: GraphQLError): GraphQLError {
  const message = error.message.replace(SUGGESTION, "");
  if (message === error.message) return error;
  const { path, locations } = error;
  const extensions = JSON.parse(JSON.stringify(error.extensions, (_, value) => strip(value)));
  return new ReportedError(message, path, locations, extensions);
}

/** A text without suggestions; anything else as it is. */
function strip<Value>(value: Value): Value | string {
  return typeof value === "string" ? value.replace(SUGGESTION, "") : value;
}
