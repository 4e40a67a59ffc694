/**
 * A mistake that the person at the keyboard can correct. It is shown as one sentence in Vietnamese and one in English,
 * without a stack trace. The sentence names the thing, its value and the remedy.
 */
export class OperatorMistake extends Error {
  override readonly name = "OperatorMistake";

  constructor(
    readonly vietnamese: string,
    readonly english: string,
  ) {
    super(english);
  }
}

/** The system's error code (`ENOSPC`, `EADDRINUSE` …), if there is one. */
export function findErrorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** The mistake to report for a full disk, whichever program noticed it. */
export function diskIsFull(directory: string): OperatorMistake {
  return new OperatorMistake(
    `Ổ đĩa chứa ${directory} đã đầy: hãy giải phóng chỗ trống (cần ít nhất 500 MB) rồi chạy lại.`,
    `The disk that holds ${directory} is full: free some space (at least 500 MB is needed) and start again.`,
  );
}
