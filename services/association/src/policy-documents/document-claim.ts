/** What a source says about a document; the document itself may say otherwise. */
export interface DocumentClaim {
  readonly source: string;
  readonly printedText: string;
  readonly issuedOn?: string;
  readonly years?: readonly [first: number, last: number];
}
