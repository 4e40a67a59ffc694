import type { ServerResponse } from "node:http";

/** Resolves when the reader has taken what was sent, or has left. */
export function untilDrained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      response.off("drain", end).off("close", end);
      resolve();
    };
    response.on("drain", end).on("close", end);
  });
}
