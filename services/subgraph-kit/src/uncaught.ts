import { randomUUID } from "node:crypto";
import type { Logger } from "pino";

/**
 * The last net: what nobody caught is logged with an id and ends nothing but itself. To be called when the program
 * answers; what fails before is its operator's to know.
 */
export function reportUncaught(logger: Logger): void {
  for (const where of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(where, (error: unknown) =>
      logger.error({ err: error, errorId: randomUUID(), where }, "Nobody caught this; the program goes on"),
    );
  }
}
