/**
 * Something the person at the keyboard can put right: shown as one sentence in Vietnamese and one in English,
 * never with a stack trace. The sentence names the thing, its value and the remedy.
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

/** The system's own word for what went wrong (`ENOSPC`, `EADDRINUSE` …), if the error carries one. */
export function findErrorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** The sentence for a full disk, whoever noticed it first. */
export function diskIsFull(directory: string): OperatorMistake {
  return new OperatorMistake(
    `Ổ đĩa chứa ${directory} đã đầy: hãy giải phóng chỗ trống (cần ít nhất 500 MB) rồi chạy lại.`,
    `The disk that holds ${directory} is full: free some space (at least 500 MB is needed) and start again.`,
  );
}
