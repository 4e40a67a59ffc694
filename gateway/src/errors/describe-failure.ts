import { GraphQLError } from "graphql";
import { type Faults, internalError } from "./faults.js";
import { RequestRefusal } from "./request-refusal.js";

/** What a client may know of why there is no answer: a refusal as written, anything else by its id in the log. */
export type DescribeFailure = (error: unknown) => RequestRefusal;

export interface FailureOptions {
  readonly faults: Faults;
  /** Told the code of everything that is refused, on every transport. */
  readonly observeRefusal: (code: string) => void;
}

export function createDescribeFailure({ faults, observeRefusal }: FailureOptions): DescribeFailure {
  return (error) => {
    const refusal =
      error instanceof RequestRefusal ? error : internalFailure(faults.report("operation", error));
    const code = refusal.errors[0]?.extensions["code"];
    observeRefusal(typeof code === "string" ? code : "UNKNOWN");
    return refusal;
  };
}

/** As a client is told of a fault that the log names so. */
export function internalFailure(errorId: string): RequestRefusal {
  const { message, extensions } = internalError(errorId);
  return new RequestRefusal([new GraphQLError(message, { extensions })], 500);
}
