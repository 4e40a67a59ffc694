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

/** A sentence in Vietnamese and in English. */
export type Bilingual = `${string} / ${string}`;

/** A refusal for one reason, with its code. */
export function refuse(code: string, sentence: Bilingual, status = 400): RequestRefusal {
  return new RequestRefusal([new GraphQLError(sentence, { extensions: { code } })], status);
}

/** A refusal of what may be asked again after a time. */
export function refuseForNow(
  code: string,
  sentence: Bilingual,
  status: number,
  retryAfterMs: number,
): RequestRefusal {
  return new RequestRefusal([new GraphQLError(sentence, { extensions: { code, retryAfterMs } })], status);
}
