import { stableId } from "@hub/schema/stable-id";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { setCommitmentState } from "../support/ask.js";
import { type CuttableNetwork, startCuttableNetwork } from "../support/cuttable-network.js";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const PROGRAMME = "/chuong-trinh/QT-2021-2025?muc=noi-dung";
const stateOf = (code: string) => `[data-commitment="${code}"] [data-testid="state"]`;
/** A service worker takes over a page when it has kept its files. */
const IS_KEPT = `new Promise((resolve) => {
  if (navigator.serviceWorker.controller) resolve();
  navigator.serviceWorker.addEventListener("controllerchange", () => resolve(), { once: true });
})`;
const MINUTE_MS = 60_000;

describe("the dashboard without a network", () => {
  let hub: RunningHub;
  let browser: Browser;
  let network: CuttableNetwork;
  let context: BrowserContext;
  let page: Page;

  openHubInBrowser(startHub, (...opened) => {
    [hub, browser] = opened;
  });

  beforeEach(async () => {
    network = await startCuttableNetwork(hub.url);
  });

  afterEach(async () => {
    await context?.close();
    await network[Symbol.asyncDispose]();
  });

  it.each([
    [1440, "QT-1"],
    [360, "QT-2"],
  ])(
    "opens again with the last state and its age, and catches up (%i px)",
    async (width, code) => {
      await open({ viewport: { width, height: 800 } });
      await page.evaluate(IS_KEPT);
      await goOffline();
      await badge("offline").waitFor();
      await notice("vẫn mở lại được").waitFor();

      await page.reload();
      await page.locator(stateOf(code), { hasText: "Chưa có thông tin" }).waitFor();
      const receivedAt = page.getByTestId("received-at").first();
      expect(await receivedAt.textContent()).toMatch(/nhận lúc \d\d:\d\d:\d\d/);
      await page.clock.runFor(2 * MINUTE_MS);
      await receivedAt.filter({ hasText: "2 phút trước" }).waitFor();
      await badge("offline").filter({ hasText: "cập nhật 2 phút trước" }).waitFor();
      expect(await page.locator("html").evaluate((html) => html.scrollWidth)).toBe(width);

      await setCommitmentState(hub, stableId("commitment", code), "DONE");
      await goOnline();
      await page.locator(stateOf(code), { hasText: "Hoàn thành" }).waitFor();
      await badge("live").filter({ hasText: "đã nhận 1 thay đổi bị lỡ" }).waitFor();
    },
    120_000,
  );

  it("says that it cannot be opened again where the browser keeps nothing", async () => {
    await open({ serviceWorkers: "block" });
    await goOffline();
    await notice("Đừng đóng hay tải lại trang").waitFor();
    await goOnline();
    await badge("live").waitFor();
  }, 60_000);

  it("opens again when the hub is down and the network is not", async () => {
    await open();
    await page.evaluate(IS_KEPT);
    network.cut();
    network.endLost();
    await page.reload();
    await page.locator(stateOf("QT-1")).first().waitFor();
    await badge("stale").filter({ hasText: "Mất kết nối · dữ liệu tính đến" }).waitFor();
  }, 60_000);

  async function open(options: BrowserContextOptions = {}): Promise<void> {
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    page = await context.newPage();
    await page.clock.install();
    await page.goto(network.url + PROGRAMME);
    await badge("live").waitFor();
    await page.locator(stateOf("QT-1")).waitFor();
  }

  async function goOffline(): Promise<void> {
    network.cut();
    network.endLost();
    await context.setOffline(true);
  }

  async function goOnline(): Promise<void> {
    network.restore();
    await context.setOffline(false);
  }

  function badge(status: string) {
    return page.locator(`[data-testid="live-badge"][data-status="${status}"]`);
  }

  function notice(text: string) {
    return page.getByTestId("offline-notice").filter({ hasText: text });
  }
});
