/** What a transport promises to the loop in `subscribe.ts`. */

/** An error as the GraphQL specification formats it. */
export interface ResponseError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** A response as the GraphQL specification formats it, with the hub's extensions. */
export interface Response<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly ResponseError[];
  readonly extensions?: {
    /** Directly behind this response. */
    readonly cursor?: string;
    readonly eventId?: string;
    /** Of a response without an event: whether all that was missed has been sent. */
    readonly isPresent?: boolean;
  };
}

/** What the server is told about the client when a connection begins; `authorization` is what counts. */
export type ConnectionParams = Readonly<Record<string, unknown>>;

export interface ConnectionRequest {
  readonly url: string;
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly connectionParams: ConnectionParams;
}

/** A place in the stream, told without an event. */
export interface Mark {
  /** From here on nothing will be missed. */
  readonly cursor: string | undefined;
  /** False while events that were missed are still to come; undefined when the server does not tell. */
  readonly isPresent: boolean | undefined;
}

/** `credentials`: the server does not take the client for who it says it is. `operation`: it will never answer this. */
export type RefusalReason = "operation" | "credentials";

export interface ConnectionListener<Data> {
  /** The server has accepted, or says how far it has come. */
  onMark(mark: Mark): void;
  onResponse(response: Response<Data>): void;
  onRefusal(errors: readonly ResponseError[], reason: RefusalReason): void;
  /** The other end has just shown that it is there. */
  onAlive(): void;
  /** For how long the server asks the client to stay away once this connection is over. */
  onRetryAfter(timeMs: number): void;
}

export interface Connection {
  /** Resolves when it is over, whatever the reason. Never rejects. */
  readonly ended: Promise<void>;
  /** Ends it unless the other end shows within moments that it is still there. */
  probe(): void;
  /** Tells the server new parameters without ending anything; false when only another connection can. */
  renew(params: ConnectionParams): boolean;
  close(): void;
}

/** Opens one connection for one operation. */
export type OpenConnection = <Data>(
  request: ConnectionRequest,
  listener: ConnectionListener<Data>,
) => Connection;

/** For how long nobody answers before the attempt to connect is given up. */
export const ANSWER_LIMIT_MS = 10_000;
