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
  readonly extensions?: { readonly cursor?: string; readonly eventId?: string };
}

export interface StreamRequest {
  readonly url: string;
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly connectionParams: Readonly<Record<string, unknown>>;
}

export interface StreamListener<Data> {
  /** The server has accepted: from `cursor` on nothing will be missed. */
  onStart(cursor: string | undefined): void;
  onResponse(response: Response<Data>): void;
  /** The server will not answer this request, now or later. */
  onRefusal(errors: readonly ResponseError[]): void;
}

/** Runs one connection; settles, one way or the other, when it is over or the signal aborts. */
export type Stream = <Data>(
  request: StreamRequest,
  listener: StreamListener<Data>,
  signal: AbortSignal,
) => Promise<void>;
