import { randomUUID } from "node:crypto";
import type { Logger } from "pino";

/**
 * The safety net: an error that nobody caught is logged with an id, and the process goes on. Install it once the
 * program is ready; an error before that must end the process, so that the operator sees it.
 */
export function reportUncaught(logger: Logger): void {
  for (const where of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(where, (error: unknown) =>
      logger.error({ err: error, errorId: randomUUID(), where }, "Nobody caught this; the program goes on"),
    );
  }
}
