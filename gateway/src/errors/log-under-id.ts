import { randomUUID } from "node:crypto";
import type { Logger } from "pino";

/** Logs an error with its details. Returns the id to give to the client. */
export function logUnderId(logger: Logger, details: object, message: string): string {
  const errorId = randomUUID();
  logger.error({ errorId, ...details }, message);
  return errorId;
}
