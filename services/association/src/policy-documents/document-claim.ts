/** What a source says of a document, which may be something else than the document itself says. */
export interface DocumentClaim {
  readonly source: string;
  readonly printedText: string;
  readonly issuedOn?: string;
  readonly years?: readonly [first: number, last: number];
}
