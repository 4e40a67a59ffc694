/** The contract between a transport and the reconnect loop in `subscribe.ts`. */

/** An error in the GraphQL specification's format. */
export interface ResponseError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** A response in the GraphQL specification's format, with the hub's extensions. */
export interface Response<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly ResponseError[];
  readonly extensions?: {
    /** The position directly after this response. */
    readonly cursor?: string;
    readonly eventId?: string;
    /** On a response without an event: whether every missed event has been sent. */
    readonly isPresent?: boolean;
  };
}

/** Sent to the server when a connection opens; the hub reads `authorization`. */
export type ConnectionParams = Readonly<Record<string, unknown>>;

export interface ConnectionRequest {
  readonly url: string;
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly connectionParams: ConnectionParams;
}

/** A position in the stream that comes without an event. */
export interface Mark {
  /** Nothing after this position will be missed. */
  readonly cursor: string | undefined;
  /** False while missed events are still to come; undefined if the server does not say. */
  readonly isPresent: boolean | undefined;
}

/** `credentials`: the server rejects the authorization. `operation`: the server will never run this operation. */
export type RefusalReason = "operation" | "credentials";

export interface ConnectionListener<Data> {
  /** The server has accepted the subscription, or reports its position. */
  onMark(mark: Mark): void;
  onResponse(response: Response<Data>): void;
  onRefusal(errors: readonly ResponseError[], reason: RefusalReason): void;
  /** Something arrived, so the server is reachable. */
  onActivity(): void;
  /** The server asks the client to wait this long before it reconnects. */
  onRetryAfter(timeMs: number): void;
}

export interface Connection {
  /** Resolves when the connection has ended, whatever the reason. Never rejects. */
  readonly ended: Promise<void>;
  /** Ends the connection unless the server responds within seconds. */
  probe(): void;
  /** Sends new parameters over the open connection; false if that takes a new connection. */
  reauthenticate(params: ConnectionParams): boolean;
  close(): void;
}

/** Opens one connection for one operation. */
export type OpenConnection = <Data>(
  request: ConnectionRequest,
  listener: ConnectionListener<Data>,
) => Connection;

/** An attempt to connect is abandoned after this long without a response. */
export const CONNECT_TIMEOUT_MS = 10_000;
