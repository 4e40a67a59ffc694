/** A text that the hub itself writes, always in both languages. */
export interface BilingualText {
  readonly vi: string;
  readonly en: string;
}
