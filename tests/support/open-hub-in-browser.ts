import { afterAll, beforeAll } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openBrowser } from "./browser.js";

/**
 * For the tests of a block or a file: a hub and a browser, handed over before the first test. After the last the browser's
 * windows are closed, and a hub of the tests' own is stopped.
 */
export function openHubInBrowser<Hub extends Partial<AsyncDisposable> & { readonly url: string }>(
  openHub: () => Promise<Hub>,
  receive: (hub: Hub, browser: Browser) => void,
): void {
  const closing = new AsyncDisposableStack();
  beforeAll(async () => {
    const opening = openHub();
    // Also one that opens too late for the tests.
    closing.defer(() => opening.then((opened) => opened[Symbol.asyncDispose]?.(), doNothing));
    const hub = await opening;
    const browser = await openBrowser();
    closing.defer(() => browser.close());
    receive(hub, browser);
  }, 240_000);
  afterAll(() => closing.disposeAsync(), 240_000);
}

/** Why it did not open, the test tells. */
function doNothing(): void {}
