import { randomUUID } from "node:crypto";
import { GraphQLError } from "graphql";
import type { Logger } from "pino";
import { RequestRefusal } from "../pipeline.js";

/** What a stream's client may know of why there is no answer: a refusal as written, anything else by its id in the log. */
export function describeFailure(error: unknown, logger: Logger): readonly GraphQLError[] {
  if (error instanceof RequestRefusal) return error.errors;
  const errorId = randomUUID();
  logger.error({ err: error, errorId }, "A streamed operation failed");
  return [new GraphQLError("Internal error", { extensions: { code: "INTERNAL_SERVER_ERROR", errorId } })];
}
