/** How much of the schema clients can learn without asking for data. */
import { type DocumentNode, GraphQLError, visit } from "graphql";
import { RequestRefusal, refuse } from "../errors/request-refusal.js";

export interface Disclosure {
  /** Whether `__schema` and `__type` are answered. */
  readonly introspection: boolean;
  /** Whether error messages suggest names that may have been meant. */
  readonly suggestions: boolean;
}

export const FULL_DISCLOSURE: Disclosure = { introspection: true, suggestions: true };

const INTROSPECTION_FIELDS = new Set(["__schema", "__type"]);
/** The end of a sentence, in either language. No name that it suggests contains a question mark. */
const SUGGESTION = / (?:Did you mean|Ý bạn là) [^?]*\?/g;

/** @throws RequestRefusal `INTROSPECTION_DISABLED` */
export function refuseIntrospection(document: DocumentNode): void {
  visit(document, {
    Field({ name }) {
      if (!INTROSPECTION_FIELDS.has(name.value)) return;
      throw refuse(
        "INTROSPECTION_DISABLED",
        `Hệ thống không trả lời ${name.value}; hãy hỏi người vận hành / This gateway does not answer ${name.value}; ask its operators`,
      );
    },
  });
}

/** A plan shows how the schema is made. */
export function refuseExplanation(): RequestRefusal {
  return refuse(
    "INTROSPECTION_DISABLED",
    "Hệ thống không giải thích cách trả lời; hãy hỏi người vận hành / This gateway does not explain its plans; ask its operators",
  );
}

export function withoutSuggestions({ errors, status }: RequestRefusal): RequestRefusal {
  return new RequestRefusal(errors.map(withoutSuggestion), status);
}

function withoutSuggestion(error: GraphQLError): GraphQLError {
  const message = error.message.replace(SUGGESTION, "");
  if (message === error.message) return error;
  const { nodes, source, positions, path } = error;
  const extensions = JSON.parse(JSON.stringify(error.extensions, (_, value) => strip(value)));
  return new GraphQLError(message, { nodes, source, positions, path, extensions });
}

/** A text without suggestions; anything else as it is. */
function strip<Value>(value: Value): Value | string {
  return typeof value === "string" ? value.replace(SUGGESTION, "") : value;
}
