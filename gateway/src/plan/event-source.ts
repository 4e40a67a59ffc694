/** How `@eventSource` on a subscription field says which events feed it. */
export interface EventSource {
  readonly types: readonly string[];
  /** An event passes when each given argument equals (or, being a list, contains) the payload's property. */
  readonly match: readonly EventMatch[];
}

export interface EventMatch {
  readonly argument: string;
  readonly property: string;
}
