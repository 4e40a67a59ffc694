import { GraphQLError } from "graphql";

/** The operation will not be executed. `errors` may be shown to the client. */
export class RequestRefusal extends Error {
  constructor(
    readonly errors: readonly GraphQLError[],
    /** The HTTP status, where the protocol lets it speak for GraphQL. */
    readonly status: number,
  ) {
    super(errors.map((error) => error.message).join("\n"));
  }
}

/** Codes that people meet who use the pages or send what they typed, and not only those who write programs. */
export type ReaderCode =
  | "BAD_USER_INPUT"
  | "BODY_TOO_LARGE"
  | "CURSOR_INVALID"
  | "EXPORT_INTERRUPTED"
  | "EXPORT_TOO_LARGE"
  | "STREAM_REQUIRED"
  | "TOO_COSTLY"
  | "TOO_MANY_DISTINCT_SELECTIONS"
  | "TOO_MANY_VALUES"
  | "UNAUTHENTICATED"
  | "WRITE_KEY_REQUIRED";

/** A sentence in Vietnamese and in English. */
export type Bilingual = `${string} / ${string}`;

/** A refusal for one reason, with its code. */
export function refuse(code: ReaderCode, sentence: Bilingual, status?: number): RequestRefusal;
export function refuse<Code extends string>(
  code: Code extends ReaderCode ? never : Code,
  sentence: string,
  status?: number,
): RequestRefusal;
export function refuse(code: string, sentence: string, status = 400): RequestRefusal {
  return new RequestRefusal([new GraphQLError(sentence, { extensions: { code } })], status);
}
