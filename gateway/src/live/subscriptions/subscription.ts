/** The interface between the source of a subscription's payloads and the socket they go to. */
import type { GraphQLFormattedError } from "graphql";
import { internalError } from "../../errors/masking.js";
import type { LivePayload } from "./live-payload.js";

/** Where the payloads go: an operation on a client's socket. If it fails, it ends that socket and does not throw. */
export interface Receiver {
  /**
   * Always takes the payload. Returns false if the socket is full: nothing more may come until the subscription is told
   * to `resume`.
   */
  receive(payload: LivePayload): boolean;
  /** Called once, after the last payload, unless the subscription was closed before. */
  end(ending: Ending): void;
  /** Everything up to the cursor has been delivered. Called only of a subscription that was behind. */
  caughtUp?(cursor: string): void;
}

export type Ending =
  /** There is nothing more to send. */
  | { readonly kind: "complete" }
  /** It cannot continue, and asking again would not help. */
  | { readonly kind: "refused"; readonly errors: readonly GraphQLFormattedError[] }
  /** This gateway stops. The client should come back and resume. */
  | { readonly kind: "stopped" };

/** The ending after an internal error. */
export function failed(errorId: string): Ending {
  return { kind: "refused", errors: [internalError(errorId)] };
}

/** Its start is fixed when it is made: nothing that happens from then on is missed, however late `begin` is called. */
export interface Subscription {
  /** Resumes where this subscription started, for clients that lose the connection before the first payload. */
  readonly startCursor: string | undefined;
  /** Whether there are earlier events to deliver first. */
  readonly isBehind?: boolean | undefined;
  /** Sends payloads to the receiver from now on. Called once. */
  begin(receiver: Receiver): void;
  /** The receiver has room again. */
  resume(): void;
  /** The client has gone: nothing more is sent, and nothing is kept. */
  close(): void;
}
