import type { ServerResponse } from "node:http";

/**
 * Resolves when the reader takes more, or has left. It waits until this text was taken and not for `drain`, which Node
 * sometimes does not emit after strings with characters beyond Latin-1.
 */
export async function sendText(response: ServerResponse, text: string): Promise<void> {
  if (response.closed) return;
  const { promise: taken, resolve } = Promise.withResolvers<void>();
  // An error says that the reader leaves: `close` follows.
  const takesMore = response.write(text, (error) => error ?? resolve());
  if (takesMore) return;
  response.once("close", resolve);
  await taken;
  response.off("close", resolve);
}
