/** What a service worker keeps of the page. */
export interface KeptPage {
  /** Another one for another build. */
  readonly version: string;
  /** Paths from the root. */
  readonly files: readonly string[];
}
