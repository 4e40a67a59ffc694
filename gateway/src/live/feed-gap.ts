export type FeedGapCode = "CURSOR_TOO_OLD" | "CURSOR_EPOCH_CHANGED" | "CURSOR_INVALID";

const SENTENCES: Record<FeedGapCode, string> = {
  CURSOR_TOO_OLD: "no longer keeps the events after this cursor",
  CURSOR_EPOCH_CHANGED: "was restored from a backup since this cursor",
  CURSOR_INVALID: "does not know the position in this cursor",
};

/** The events after a position cannot be had any more: what follows would not be the whole story. */
export class FeedGap extends Error {
  constructor(
    readonly code: FeedGapCode,
    readonly member: string,
  ) {
    super(
      `Member "${member}" ${SENTENCES[code]}; query the present state again and subscribe without a cursor`,
    );
  }
}
