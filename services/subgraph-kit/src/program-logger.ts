import { describeError, openLog } from "@hub/schema/program-log";
import { type Logger, pino } from "pino";

export interface ProgramLogOptions {
  readonly level: string;
  /** What every line says of who wrote it, such as `{ member: "education" }`. */
  readonly base: Readonly<Record<string, string>>;
  /** The file descriptor that is written to; standard output by default. */
  readonly fd?: number;
}

/** A log that never stands in its program's way, and has of errors only what it may ({@link describeError}). */
export function createProgramLog({ level, base, fd = 1 }: ProgramLogOptions): Logger {
  return pino({ level, base, serializers: { err: describeError } }, openLog(fd));
}

/** For programs that work on members' databases without being a member: warnings and errors, to stderr. */
export function createProgramLogger(program: string): Logger {
  return createProgramLog({ level: "warn", base: { program }, fd: 2 });
}
