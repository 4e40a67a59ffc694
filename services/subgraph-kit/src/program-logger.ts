import { describeError, openLog } from "@hub/program-kit/program-log";
import { type Logger, pino } from "pino";

export interface ProgramLogOptions {
  readonly level: string;
  /** Fields of every line that say who wrote it, such as `{ member: "education" }`. */
  readonly base: Readonly<Record<string, string>>;
  /** The file descriptor that is written to; standard output by default. */
  readonly fd?: number;
}

/** A log that never blocks its program, and records only the permitted parts of errors ({@link describeError}). */
export function createProgramLog({ level, base, fd = 1 }: ProgramLogOptions): Logger {
  return pino({ level, base, serializers: { err: describeError } }, openLog(fd));
}

/** For programs that work on members' databases without being a member: warnings and errors, to stderr. */
export function createProgramLogger(program: string): Logger {
  return createProgramLog({ level: "warn", base: { program }, fd: 2 });
}
