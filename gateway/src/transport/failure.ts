import { randomUUID } from "node:crypto";
import { GraphQLError } from "graphql";
import type { Logger } from "pino";
import { RequestRefusal } from "../pipeline.js";

/** What a client may know of why there is no answer: a refusal as written, anything else by its id in the log. */
export type DescribeFailure = (error: unknown) => RequestRefusal;

export interface FailureOptions {
  readonly logger: Logger;
  /** Told the code of everything that is refused, on every transport. */
  readonly observeRefusal: (code: string) => void;
}

export function createDescribeFailure({ logger, observeRefusal }: FailureOptions): DescribeFailure {
  return (error) => {
    const refusal = error instanceof RequestRefusal ? error : maskedFailure(error, logger);
    const code = refusal.errors[0]?.extensions["code"];
    observeRefusal(typeof code === "string" ? code : "UNKNOWN");
    return refusal;
  };
}

function maskedFailure(error: unknown, logger: Logger): RequestRefusal {
  const errorId = randomUUID();
  logger.error({ err: error, errorId }, "A request failed");
  const extensions = { code: "INTERNAL_SERVER_ERROR", errorId };
  return new RequestRefusal([new GraphQLError(`Internal error ${errorId}`, { extensions })], 500);
}
