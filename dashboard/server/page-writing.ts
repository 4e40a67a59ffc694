/**
 * What the gateway and the thread in which pages are written say to each other. Each page is written as often as there
 * are answers that it asks for next: nothing is remembered in between.
 */

/** Write the page of this address with what is known. */
export interface PageRequest {
  readonly id: number;
  /** A path with its search. */
  readonly address: string;
  /** In milliseconds since 1970. */
  readonly writtenAt: number;
  /** GraphQL answers as JSON, by the keys under which their operations were asked. */
  readonly answers: Readonly<Record<string, string>>;
}

export interface WrittenPage {
  readonly id: number;
  /** The whole document. */
  readonly html: string;
  /** The page's thing does not exist. */
  readonly isMissing: boolean;
  /** What the page shows as loading. */
  readonly asked: readonly AskedOperation[];
}

export interface AskedOperation {
  readonly key: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The page's code has failed: the browser may do better. */
export interface UnwrittenPage {
  readonly id: number;
  readonly failure: string;
}
