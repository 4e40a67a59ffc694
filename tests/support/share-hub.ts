import { findHub, type Hub } from "./find-hub.js";
import { askFor } from "./sharing.js";

/** A hub that test files read, many at once; whoever changes something or ends a process starts one of its own. */
export type HubToRead = Pick<Hub, "url" | "operatorUrl">;

/** The run's hub to read. */
export async function shareHub(): Promise<HubToRead> {
  const dataDirectory = await askFor("hub");
  if (!dataDirectory) throw new Error("There is no hub to share: run the tests through Jest's configuration");
  const { url, operatorUrl } = findHub(dataDirectory);
  return { url, operatorUrl };
}
