import { type Logger, pino } from "pino";

/** For programs that work on members' databases without being a member: warnings and errors, to stderr. */
export function createProgramLogger(program: string): Logger {
  return pino({ level: "warn", base: { program } }, pino.destination(2));
}
