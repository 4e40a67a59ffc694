/** Error masking: what only operators may see goes to the log under an id, and the client is given the id. */
import { GraphQLError } from "graphql";
import type { Faults } from "./faults.js";
import { RequestRefusal } from "./request-refusal.js";

export interface MaskedError {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly errorId: string };
}

/** What the client is told of an error of the gateway, or of a member if one is named. */
export function internalError(errorId: string, member?: string): MaskedError {
  const [vi, en] =
    member === undefined ? ["", ""] : [` của thành viên “${member}”`, ` of member "${member}"`];
  return {
    message: `Lỗi nội bộ${vi} ${errorId} / Internal error${en} ${errorId}`,
    extensions: { code: "INTERNAL_SERVER_ERROR", errorId },
  };
}

/** The same, as the refusal of a request. */
export function internalRefusal(errorId: string): RequestRefusal {
  const { message, extensions } = internalError(errorId);
  return new RequestRefusal([new GraphQLError(message, { extensions })], 500);
}

/** Turns anything that was thrown into what the client is told: a refusal as written, any other error masked. */
export type MaskError = (error: unknown) => RequestRefusal;

export interface MaskErrorOptions {
  readonly faults: Faults;
  /** Called with the code of every refusal, on every transport. */
  readonly observeRefusal: (code: string) => void;
}

export function createMaskError({ faults, observeRefusal }: MaskErrorOptions): MaskError {
  return (error) => {
    const refusal =
      error instanceof RequestRefusal ? error : internalRefusal(faults.report("operation", error));
    const code = refusal.errors[0]?.extensions["code"];
    observeRefusal(typeof code === "string" ? code : "UNKNOWN");
    return refusal;
  };
}
