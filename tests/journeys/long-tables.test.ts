import { afterEach, describe, expect, it } from "@jest/globals";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { accessibilityFaultsOf } from "../support/page-faults.js";
import { type HubToRead, shareHub } from "../support/share-hub.js";

const COMMUNES = 3321;
/** The heads are the first row. */
const LAST_INDEX = COMMUNES + 1;

describe("a table of 3,321 rows", () => {
  let hub: HubToRead;
  let browser: Browser;
  openHubInBrowser(shareHub, (...opened) => {
    [hub, browser] = opened;
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

  it.each([1440, 360])("is read by scrolling, and draws only what is near (%d px)", async (width) => {
    const page = await openPage("/dia-ban?cap=COMMUNE", { viewport: { width, height: 900 } });
    expect(await page.locator(".long-table table").getAttribute("aria-rowcount")).toBe(String(LAST_INDEX));
    await scrollToEnd(page);
    expect(await page.locator(".long-table tbody tr[aria-rowindex]").count()).toBeLessThan(230);
    expect(await page.locator(".long-table tr").count()).toBeLessThan(300);
    const indexes = await page
      .locator(".long-table tbody tr[aria-rowindex]")
      .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("aria-rowindex"))));
    expect(indexes).toEqual(indexes.map((_, at) => LAST_INDEX - indexes.length + 1 + at));
    const { first, last } = await endsOfFile();
    expect(await nameOf(page, LAST_INDEX)).toBe(last);
    expect(await accessibilityFaultsOf(page)).toEqual([]);
    await page.locator(".long-table").evaluate((box) => box.scrollTo({ top: 0 }));
    await rowOf(page, 2).waitFor();
    expect(await nameOf(page, 2)).toBe(first);
  });

  it("opens where it was left, and goes on from there in both directions", async () => {
    const page = await openPage("/dia-ban?cap=COMMUNE");
    await scrollThrough(page, 252);
    await page.waitForURL(/dong=251/);
    const name = await nameOf(page, 252);
    await page.reload();
    await rowOf(page, 252).waitFor();
    expect(await nameOf(page, 252)).toBe(name);
    // The page before comes above it, and nothing moves.
    await rowOf(page, 251).waitFor();
    expect(await topOf(page, 252)).toBeLessThan(60);
    await scrollTo(page, 240, "start");
    await page.waitForURL(/dong=201/);
    await page.reload();
    await rowOf(page, 202).waitFor();
  });

  it("opens at the row that was read, and the Tab key leads to it", async () => {
    const page = await openPage("/dia-ban?cap=COMMUNE");
    await scrollThrough(page, 202);
    await scrollBelowHeads(page, 210);
    await page.waitForFunction((row) => history.state?.rowRead === row, 210 - 202);
    await page.reload();
    await page.waitForFunction(isFirstInView, 210);
    // What is loaded above it does not move it.
    await rowOf(page, 201).waitFor();
    await page.waitForFunction(isFirstInView, 210);
    await page.waitForFunction(tabStopIsIn, 210);
    await rowOf(page, 212).locator("a").first().click();
    await page.waitForURL(/dia-ban\/unit_/);
    await page.goBack();
    await rowOf(page, 210).waitFor();
    await page.waitForFunction(isFirstInView, 210);
  });

  it("is walked through with the arrows, and Ctrl with Home and End leads to its ends", async () => {
    const page = await openPage("/dia-ban?cap=COMMUNE");
    await scrollTo(page, 51, "start");
    await rowOf(page, 52).waitFor();
    await rowOf(page, 51).locator("a").first().focus();
    await page.keyboard.press("ArrowDown");
    expect(await focusedIndex(page)).toBe("52");
    await page.keyboard.press("Control+End");
    await page.waitForFunction(focusIsIn, String(LAST_INDEX));
    expect(await page.locator('.long-table [tabindex="0"]').count()).toBe(1);
    await page.keyboard.press("Control+Home");
    await page.waitForFunction(focusIsIn, "2");
    expect(new URL(page.url()).search).toBe("?cap=COMMUNE");
  });

  it("is printed with every row that was loaded", async () => {
    const page = await openPage("/dia-ban?cap=COMMUNE");
    await scrollThrough(page, 302);
    await rowOf(page, 2).waitFor({ state: "detached" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await rowOf(page, 2).waitFor();
    expect(await page.locator(".long-table tbody tr[aria-rowindex]").count()).toBeGreaterThanOrEqual(300);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    await rowOf(page, 2).waitFor({ state: "detached" });
  });

  it("has a first page and links to the others without JavaScript", async () => {
    const page = await openPage("/dia-ban?cap=COMMUNE", { javaScriptEnabled: false });
    await page.getByRole("link", { name: "Trang sau" }).click();
    await page.waitForURL(/sau=/);
    expect(await rowOf(page, 52).count()).toBe(1);
  });

  async function openPage(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ locale: "vi-VN", serviceWorkers: "block", ...options });
    const page = await context.newPage();
    await page.goto(`${hub.url}${path}`);
    await rowOf(page, 2).waitFor();
    return page;
  }

  async function endsOfFile(): Promise<{ first: string; last: string }> {
    const { rows } = await (await fetch(`${hub.url}/export/units.json?level=COMMUNE`)).json();
    expect(rows).toHaveLength(COMMUNES);
    return { first: rows[0].name, last: rows.at(-1).name };
  }
});

function rowOf(page: Page, index: number) {
  return page.locator(`.long-table tr[aria-rowindex="${index}"]`);
}

async function nameOf(page: Page, index: number): Promise<string> {
  return (await rowOf(page, index).locator("th").innerText()).trim();
}

/** How far below the upper edge of the table's window the row begins. */
function topOf(page: Page, index: number): Promise<number> {
  return rowOf(page, index).evaluate((row) => {
    const box = row.closest(".long-table");
    return row.getBoundingClientRect().top - (box?.getBoundingClientRect().top ?? 0);
  });
}

/** As a reader does: on and on, as soon as there is more. */
async function scrollToEnd(page: Page): Promise<void> {
  await page.locator(".long-table").evaluate(
    (box, last) =>
      new Promise<void>((resolve) => {
        const scroll = () => {
          if (box.querySelector(`tr[aria-rowindex="${last}"]`) !== null) return resolve();
          box.scrollBy({ top: box.clientHeight, behavior: "instant" });
          requestAnimationFrame(scroll);
        };
        scroll();
      }),
    LAST_INDEX,
  );
}

/** Page by page, until the row is the first that is seen. */
async function scrollThrough(page: Page, index: number): Promise<void> {
  for (let last = 51; last < index; last += 50) await scrollTo(page, last, "end");
  await scrollTo(page, index, "start");
}

async function scrollTo(page: Page, index: number, block: "start" | "end"): Promise<void> {
  await rowOf(page, index).waitFor();
  await rowOf(page, index).evaluate((row, where) => row.scrollIntoView({ block: where }), block);
}

/** As the wheel does, until the row stands below the heads. */
function scrollBelowHeads(page: Page, index: number): Promise<void> {
  return rowOf(page, index).evaluate((row) => {
    const heads = row.closest("table")?.tHead?.getBoundingClientRect().bottom ?? 0;
    row.closest(".long-table")?.scrollBy({ top: row.getBoundingClientRect().top - heads });
  });
}

/** Half a row is seen above it at most. */
function isFirstInView(index: number): boolean {
  const row = document.querySelector(`.long-table tr[aria-rowindex="${index}"]`);
  const heads = row?.closest("table")?.tHead?.getBoundingClientRect().bottom ?? 0;
  return row != null && Math.abs(row.getBoundingClientRect().top - heads) < 20;
}

function tabStopIsIn(index: number): boolean {
  const stop = document.querySelector('.long-table [tabindex="0"]');
  return stop?.closest("tr")?.getAttribute("aria-rowindex") === String(index);
}

function focusedIndex(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.closest("tr")?.getAttribute("aria-rowindex"));
}

function focusIsIn(index: string): boolean {
  return document.activeElement?.closest("tr")?.getAttribute("aria-rowindex") === index;
}
