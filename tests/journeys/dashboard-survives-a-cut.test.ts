import { until } from "@hub/gateway-fixtures/until";
import { waitUntil } from "@hub/local/system/wait-until";
import { stableId } from "@hub/schema/stable-id";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Browser, Locator, Page } from "playwright-core";
import { ask, setCommitmentState } from "../support/ask.js";
import { type CuttableNetwork, startCuttableNetwork } from "../support/cuttable-network.js";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

/** All times are the page's: the test moves its clock. */
const CUT_MS = 120_000;
/** Longer than a timer of the page could be late by itself. */
const SLEEP_MS = 12_000;
/** The longest that a page waits for the answer to a ping. */
const NOTICES_SLEEP_WITHIN_MS = 6_000;

const DISTRICT_11 = stableId("administrative-unit", "district-772-2025-03-01");

const COMMITMENTS = "/chuong-trinh/QT-2021-2025?muc=noi-dung";
const FIGURES_OF_DISTRICT_11 = `/dia-ban/${encodeURIComponent(DISTRICT_11)}`;

/** What happened, in the list of the last events; the newest comes first. */
const EVENT = '[data-testid="just-now"] .just-now-what';

const FIGURES = `query ($id: ID!) { administrativeUnit(id: $id) { associationFigures { id indicatorCode asOf } } }`;
const CORRECT = `mutation ($input: ReportFigureInput!) { reportFigure(member: "association", input: $input) { figure { id } } }`;

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

  openHubInBrowser(startHub, (...opened) => {
    [hub, browser] = opened;
  });

  beforeEach(async () => {
    network = await startCuttableNetwork(hub.url);
    page = await openPage(COMMITMENTS);
    // Reloading the page would forget it.
    await page.evaluate("window.isSamePage = true");
  });

  afterEach(async () => {
    expect(await page.evaluate("window.isSamePage")).toBe(true);
    await page.close();
    await network[Symbol.asyncDispose]();
  });

  it("survives a network cut of two minutes and a restart of the gateway, and misses nothing", async () => {
    const figures = await openPage(FIGURES_OF_DISTRICT_11);
    const learners = figures.getByTestId("target-bar-LM01");
    await learners.waitFor();
    network.cut();
    await setState("QT-1", "IN_PROGRESS");
    await passTimeUntil(badge("stale"));
    expect(await badge("stale").textContent()).toMatch(/dữ liệu tính đến \d\d:\d\d:\d\d/);
    await setState("QT-2", "DONE");
    await restartGateway("SIGKILL");
    await setState("QT-1", "DONE");
    await setState("QT-3", "NOT_STARTED");
    await correctFigure("LM01", "75");
    await passTime(page, CUT_MS);
    await passTime(figures, CUT_MS);
    expect(await page.locator("[data-commitment] [data-testid=state]").allTextContents()).not.toContain(
      "Chưa triển khai",
    );

    network.restore();
    await passTimeUntil(badge("live"));
    for (const shown of [
      stateOf("QT-1", "Hoàn thành"),
      stateOf("QT-2", "Hoàn thành"),
      stateOf("QT-3", "Chưa triển khai"),
      learners.getByText("75%").first(),
      page.locator(`${EVENT} >> nth=4`),
    ]) {
      await passTimeUntil(shown);
    }
    expect(await page.locator(EVENT).allTextContents()).toEqual([
      "Số liệu được báo cáo",
      "Nội dung QT-3 thay đổi",
      "Nội dung QT-1 thay đổi",
      "Nội dung QT-2 thay đổi",
      "Nội dung QT-1 thay đổi",
    ]);

    await setState("QT-4", "IN_PROGRESS");
    await stateOf("QT-4", "Đang triển khai").waitFor();
    await figures.close();
  }, 120_000);

  it("is live again within seconds of a gateway that was stopped and started", async () => {
    await restartGateway("SIGTERM");
    await setState("QT-5", "NOT_STARTED");
    await stateOf("QT-5", "Chưa triển khai").waitFor();
    await badge("live").waitFor();
  }, 60_000);

  it("comes back at once when the browser says that the network is there again", async () => {
    network.cut();
    await passTimeUntil(badge("stale"));
    await stopTime();
    await setState("QT-6", "NOT_STARTED");
    network.restore();
    network.endLost();
    // An attempt that was under way may still fail; time stands still, so only the browser's word starts another.
    await until(async () => {
      await page.evaluate('window.dispatchEvent(new Event("online"))');
      return badge("live").isVisible();
    });
    await stateOf("QT-6", "Chưa triển khai").waitFor();
  }, 60_000);

  it("says at once that the device is offline, counts the age on, and then what it has caught up on", async () => {
    const context = page.context();
    await stopTime();
    network.cut();
    await context.setOffline(true);
    // Time stands still: it waits for nothing.
    await badge("offline").waitFor();
    await setState("QT-8", "DONE");
    await setState("QT-9", "DONE");
    await page.clock.runFor(125_000);
    await badge("offline").getByText("cập nhật 2 phút trước").waitFor();
    network.restore();
    await context.setOffline(false);
    await page.clock.resume();
    await badge("live").getByText("đã nhận 2 thay đổi bị lỡ").waitFor();
    await stateOf("QT-9", "Hoàn thành").waitFor();
  }, 60_000);

  it("notices at once that it has slept, and gets what happened meanwhile", async () => {
    await stopTime();
    network.cut();
    await setState("QT-7", "NOT_STARTED");
    // As a lid that is opened: timers that are due fire once.
    await page.clock.fastForward(SLEEP_MS);
    await page.clock.runFor(NOTICES_SLEEP_WITHIN_MS);
    await badge("stale").waitFor();
    // Not before: the page would be back so soon that nobody saw it notice.
    network.restore();
    await page.clock.resume();
    await stateOf("QT-7", "Chưa triển khai").waitFor();
    await badge("live").waitFor();
  }, 60_000);

  /** A page that is live, whose clock the test moves. */
  async function openPage(address: string): Promise<Page> {
    const opened = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await opened.clock.install();
    await opened.goto(`${network.url}${address}`);
    await opened.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
    return opened;
  }

  /** In steps, between which the page hears from the network. */
  async function passTime({ clock }: Page, durationMs: number): Promise<void> {
    for (let passedMs = 0; passedMs < durationMs; passedMs += 1_000) await clock.runFor(1_000);
  }

  /** A page that has to wait for an answer must not be told meanwhile that it has waited too long. */
  async function passTimeUntil(shown: Locator): Promise<void> {
    while (!(await isShownSoon(shown))) await shown.page().clock.runFor(1_000);
  }

  function isShownSoon(shown: Locator): Promise<boolean> {
    return shown.waitFor({ timeout: 200 }).then(
      () => true,
      () => false,
    );
  }

  /** No timer of the page fires from then on, until the test moves its clock or lets it go on. */
  async function stopTime(): Promise<void> {
    const now = Number(await page.evaluate("Date.now()"));
    await page.clock.pauseAt(now + 5_000);
  }

  function badge(status: string) {
    return page.locator(`[data-testid="live-badge"][data-status="${status}"]`);
  }

  function stateOf(code: string, state: string): Locator {
    return page.locator(`[data-commitment="${code}"] [data-testid="state"]`, { hasText: state });
  }

  async function setState(code: string, state: string): Promise<void> {
    await setCommitmentState(hub, stableId("commitment", code), state);
  }

  async function correctFigure(indicatorCode: string, printedPercentage: string): Promise<void> {
    const known = await ask(hub, FIGURES, { variables: { id: DISTRICT_11 } });
    const figures: Figure[] = known.data.administrativeUnit.associationFigures;
    const figure = figures.find((candidate) => candidate.indicatorCode === indicatorCode);
    const input = {
      unitId: DISTRICT_11,
      indicatorCode,
      printedPercentage,
      printedText: `đạt tỉ lệ ${printedPercentage}%`,
      asOf: figure?.asOf,
      source: { title: "Bản đính chính dùng để kiểm thử" },
      correctsId: figure?.id,
      reason: "Đính chính",
    };
    const { errors } = await ask(hub, CORRECT, { variables: { input }, authorization: hub.authorization() });
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
