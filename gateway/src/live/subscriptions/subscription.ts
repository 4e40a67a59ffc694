/** What stands between the source of a subscription's payloads and the socket that they go to. */
import type { GraphQLFormattedError } from "graphql";
import { internalError } from "../../errors/masking.js";
import type { LivePayload } from "./live-payload.js";

/** Where the payloads go: an operation on a client's socket. What fails on the way ends that socket, and nobody hears. */
export interface Receiver {
  /**
   * Takes the payload in any case. False says that the socket is full: nothing more may come until the
   * subscription is told to `resume`.
   */
  receive(payload: LivePayload): boolean;
  /** Called once, after the last payload, unless the subscription was closed before. */
  end(ending: Ending): void;
  /** What happened before now has been told, up to the cursor; called only of a subscription that was behind. */
  caughtUp?(cursor: string): void;
}

export type Ending =
  /** There is nothing more to tell. */
  | { readonly kind: "complete" }
  /** It cannot go on, and would not if the client asked again. */
  | { readonly kind: "refused"; readonly errors: readonly GraphQLFormattedError[] }
  /** This gateway stops; the client shall come back and resume. */
  | { readonly kind: "stopped" };

/** How a mistake of ours ends it. */
export function failed(errorId: string): Ending {
  return { kind: "refused", errors: [internalError(errorId)] };
}

/** Its beginning is fixed when it is made: nothing that happens from then on is missed, however late it is begun. */
export interface Subscription {
  /** Resumes where this subscription began, for clients that are cut off before the first payload. */
  readonly startCursor: string | undefined;
  /** Things have happened since where it began: they are told first. */
  readonly isBehind?: boolean | undefined;
  /** Payloads go to the receiver from now on. Called once. */
  begin(receiver: Receiver): void;
  /** The receiver has room again. */
  resume(): void;
  /** The client has gone: nothing more is sent, and nothing of it is kept. */
  close(): void;
}
