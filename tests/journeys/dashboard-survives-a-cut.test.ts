import { setTimeout as delay } from "node:timers/promises";
import { waitUntil } from "@hub/local/system/wait-until";
import { stableId } from "@hub/schema/stable-id";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { ask, setCommitmentState } from "../support/ask.js";
import { openBrowser } from "../support/browser.js";
import { type CuttableNetwork, startCuttableNetwork } from "../support/cuttable-network.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const CUT_MS = 120_000;
/** Longer than a timer of the page could be late by itself. */
const SLEEP_MS = 12_000;
/** Later, a missing answer would be noticed in any case. */
const BACK_FROM_SLEEP_WITHIN_MS = 6_000;
/** The longest wait between two attempts, and the attempt itself. */
const BACK_WITHIN_MS = 45_000;

const DISTRICT_11 = stableId("administrative-unit", "district-772-2025-03-01");

/** What happened, in the list of the last events; the newest comes first. */
const EVENT = '[data-testid="just-now"] .just-now-what';

const FIGURES = `query ($id: ID!) { administrativeUnit(id: $id) { associationFigures { id indicatorCode asOf } } }`;
const CORRECT = `mutation ($input: ReportFigureInput!) { reportAssociationFigure(input: $input) { id } }`;

interface Figure {
  readonly id: string;
  readonly indicatorCode: string;
  readonly asOf: string | null;
}

describe("the dashboard's page", () => {
  let hub: RunningHub;
  let browser: Browser;
  let network: CuttableNetwork;
  let page: Page;

  beforeAll(async () => {
    [hub, browser] = await Promise.all([startHub(), openBrowser()]);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await hub?.[Symbol.asyncDispose]();
  }, 30_000);

  beforeEach(async () => {
    network = await startCuttableNetwork(hub.url);
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(network.url);
    await badge("live").waitFor();
    // Reloading the page would forget it.
    await page.evaluate("window.isSamePage = true");
  });

  afterEach(async () => {
    expect(await page.evaluate("window.isSamePage")).toBe(true);
    await page.close();
    await network[Symbol.asyncDispose]();
  });

  it("survives a network cut of two minutes and a restart of the gateway, and misses nothing", async () => {
    network.cut();
    const restored = delay(CUT_MS).then(() => network.restore());
    await setState("QT-1", "IN_PROGRESS");
    await badge("stale").waitFor({ timeout: 30_000 });
    expect(await badge("stale").textContent()).toMatch(/dữ liệu tính đến \d\d:\d\d:\d\d/);
    await setState("QT-2", "DONE");
    await restartGateway("SIGKILL");
    await setState("QT-1", "DONE");
    await setState("QT-3", "LATE");
    await correctFigure("LM01", 75);
    await restored;
    expect(await page.locator("[data-commitment] [data-testid=state]").allTextContents()).not.toContain(
      "Chậm hạn",
    );

    await badge("live").waitFor({ timeout: BACK_WITHIN_MS });
    await Promise.all([
      shows("QT-1", "Hoàn thành"),
      shows("QT-2", "Hoàn thành"),
      shows("QT-3", "Chậm hạn"),
      page.getByTestId("target-bar-LM01").getByText("75%").first().waitFor(),
    ]);
    await page.locator(`${EVENT} >> nth=4`).waitFor();
    expect(await page.locator(EVENT).allTextContents()).toEqual([
      "Số liệu được báo cáo",
      "Cam kết QT-3 thay đổi",
      "Cam kết QT-1 thay đổi",
      "Cam kết QT-2 thay đổi",
      "Cam kết QT-1 thay đổi",
    ]);

    await setState("QT-4", "IN_PROGRESS");
    await shows("QT-4", "Đang thực hiện");
  }, 240_000);

  it("is live again within seconds of a gateway that was stopped and started", async () => {
    await restartGateway("SIGTERM");
    await setState("QT-5", "LATE");
    await shows("QT-5", "Chậm hạn");
    await badge("live").waitFor({ timeout: 15_000 });
  }, 60_000);

  it("comes back at once when the browser says that the network is there again", async () => {
    network.cut();
    await badge("stale").waitFor({ timeout: 30_000 });
    await setState("QT-6", "LATE");
    network.restore();
    await page.evaluate('window.dispatchEvent(new Event("online"))');
    await badge("live").waitFor({ timeout: 3_000 });
    await shows("QT-6", "Chậm hạn");
  }, 60_000);

  it("notices at once that it has slept, and gets what happened meanwhile", async () => {
    const browserSide = await page.context().newCDPSession(page);
    await browserSide.send("Page.setWebLifecycleState", { state: "frozen" });
    network.cut();
    await setState("QT-7", "LATE");
    await delay(SLEEP_MS);
    network.restore();
    await browserSide.send("Page.setWebLifecycleState", { state: "active" });
    const wokeAt = performance.now();
    await shows("QT-7", "Chậm hạn");
    expect(performance.now() - wokeAt).toBeLessThan(BACK_FROM_SLEEP_WITHIN_MS);
    await badge("live").waitFor({ timeout: 5_000 });
  }, 60_000);

  function badge(status: string) {
    return page.locator(`[data-testid="live-badge"][data-status="${status}"]`);
  }

  function shows(code: string, state: string): Promise<void> {
    return page
      .locator(`[data-commitment="${code}"] [data-testid="state"]`, { hasText: state })
      .waitFor({ timeout: 15_000 });
  }

  async function setState(code: string, state: string): Promise<void> {
    await setCommitmentState(hub, stableId("commitment", code), state);
  }

  async function correctFigure(indicatorCode: string, percentage: number): Promise<void> {
    const known = await ask(hub, FIGURES, { variables: { id: DISTRICT_11 } });
    const figures: Figure[] = known.data.administrativeUnit.associationFigures;
    const figure = figures.find((candidate) => candidate.indicatorCode === indicatorCode);
    const input = {
      unitId: DISTRICT_11,
      indicatorCode,
      percentage,
      printedText: `đạt tỉ lệ ${percentage}%`,
      asOf: figure?.asOf,
      source: "Bản đính chính dùng để kiểm thử",
      supersedesId: figure?.id,
      reason: "Đính chính",
    };
    const { errors } = await ask(hub, CORRECT, { variables: { input }, writeKey: hub.writeKey });
    expect(errors).toBeUndefined();
  }

  async function restartGateway(signal: NodeJS.Signals): Promise<void> {
    const { pid } = hub.processes().gateway;
    process.kill(pid, signal);
    const isBack = async () => {
      if (hub.processes().gateway.pid === pid) return false;
      const health = await fetch(`${hub.url}/health`).catch(() => undefined);
      return health?.ok === true;
    };
    expect(await waitUntil(isBack, { timeoutMs: 30_000 })).toBe(true);
  }
});
