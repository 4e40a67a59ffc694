import { type Browser, chromium } from "playwright-core";
import { askFor } from "./sharing.js";

/** The run's headless Chromium. Closing it closes what this file has opened. */
export async function openBrowser(): Promise<Browser> {
  const endpoint = await askFor("browser");
  if (!endpoint) throw new Error("There is no browser to share: run the tests through Jest's configuration");
  return chromium.connect(endpoint);
}
