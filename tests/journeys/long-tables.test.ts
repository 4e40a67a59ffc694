import { afterEach, describe, expect, it } from "@jest/globals";
import type { Browser, BrowserContextOptions, Page, Route } from "playwright-core";
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
    const [part, ends] = await page.evaluate(() => {
      window.dispatchEvent(new Event("beforeprint"));
      const rows = [...document.querySelectorAll(".long-table tbody tr[aria-rowindex]")];
      const numberOf = (row: Element | undefined) => Number(row?.getAttribute("aria-rowindex")) - 1;
      return [
        document.querySelector(".printed-part")?.textContent,
        [rows[0], rows.at(-1)].map(numberOf),
      ] as const;
    });
    expect(ends[0]).toBe(1);
    expect(ends[1]).toBeGreaterThanOrEqual(300);
    expect(await page.locator(".long-table tbody tr[aria-rowindex]").count()).toBeGreaterThanOrEqual(300);
    // Paper says which of how many they are, and where all are.
    expect(part).toBe(
      `Bản in này chỉ có một phần của danh sách. Dòng ${ends.join("–")} trên 3.321. Toàn bộ danh sách: ${hub.url}/export/units.csv?level=COMMUNE`,
    );
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    await rowOf(page, 2).waitFor({ state: "detached" });
  });

  it("says on paper which page it is, also without JavaScript, and nothing where it is all", async () => {
    const page = await openPage("/dia-ban?cap=COMMUNE", { javaScriptEnabled: false });
    const part = page.locator(".printed-part");
    expect(await part.isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    await part.filter({ hasText: "Dòng 1–50 trên 3.321." }).waitFor();
    await page.goto(`${hub.url}/dia-ban?cap=PROVINCE`);
    await page.getByRole("rowheader").first().waitFor();
    expect(await part.count()).toBe(0);
  });

  it("tells which rows are seen while it is scrolled, and leads to its ends by mouse", async () => {
    const page = await openPage("/dia-ban?cap=COMMUNE");
    const seen = page.locator(".rows-in-view");
    await seen.filter({ hasText: /Dòng 1–\d+ trên 3\.321/ }).waitFor();
    await scrollBelowHeads(page, 11);
    await seen.filter({ hasText: /Dòng 10–\d+ trên 3\.321/ }).waitFor();
    await page.getByRole("link", { name: "Tới cuối" }).click();
    await rowOf(page, LAST_INDEX).waitFor();
    await seen.filter({ hasText: /Dòng 3\.3\d\d–3\.321 trên 3\.321/ }).waitFor();
    await page.getByRole("link", { name: "Về đầu" }).click();
    await seen.filter({ hasText: /Dòng 1–\d+ trên 3\.321/ }).waitFor();
  });

  it.each([1440, 360])(
    "says where the reader is why a page cannot be had, and reads it again when asked (%d px)",
    async (width) => {
      const page = await openPage("/dia-ban?cap=COMMUNE", { viewport: { width, height: 900 } });
      const failing = async (route: Route) => {
        if (route.request().postData()?.includes('"after":"') === true) await route.abort();
        else await route.continue();
      };
      await page.route("**/graphql", failing);
      const why = page.locator(".long-table .why-empty .notice");
      await page.waitForFunction(scrollOnTo, ".why-empty .notice");
      await why.filter({ hasText: "Chưa đọc được số liệu" }).waitFor();
      // Wherever in the empty space that is.
      await page.locator(".long-table").evaluate((box) => box.scrollBy({ top: 900, behavior: "instant" }));
      expect(await page.evaluate(isInWindow, ".why-empty .notice")).toBe(true);
      expect(await accessibilityFaultsOf(page)).toEqual([]);
      await page.unroute("**/graphql", failing);
      const last = await page.locator(".long-table tr[aria-rowindex]").last().getAttribute("aria-rowindex");
      await why.getByRole("button", { name: "Thử lại" }).click();
      await why.waitFor({ state: "detached" });
      await page.waitForFunction(hasRowAfter, Number(last));
    },
  );

  it("stays where it was read in another language, and so does its address", async () => {
    const page = await openPage("/dia-ban?cap=COMMUNE");
    await scrollThrough(page, 202);
    await scrollBelowHeads(page, 210);
    await page.waitForFunction((row) => history.state?.rowRead === row, 210 - 202);
    await page.getByRole("link", { name: "English" }).click();
    await page.getByRole("heading", { name: "Units: 3,321" }).waitFor();
    await page.waitForFunction(isFirstInView, 210);
    await page.waitForFunction((row) => history.state?.rowRead === row, 210 - 202);
    expect(page.url()).toMatch(/dong=201/);
    expect(page.url()).toMatch(/ngon-ngu=en/);
    await page.reload();
    await rowOf(page, 210).waitFor();
    await page.waitForFunction(isFirstInView, 210);
  });

  it("leaves no room on a phone for heads that nobody sees", async () => {
    const page = await openPage("/dia-ban?cap=COMMUNE", { viewport: { width: 360, height: 740 } });
    expect(await topOf(page, 2)).toBeLessThan(20);
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

/** Whether it is seen in the table's window, which is scrolled on. */
function scrollOnTo(selector: string): boolean {
  const box = document.querySelector(".long-table");
  box?.scrollBy({ top: 300, behavior: "instant" });
  const window = box?.getBoundingClientRect();
  const element = document.querySelector(selector)?.getBoundingClientRect();
  return window !== undefined && element !== undefined && element.bottom <= window.bottom;
}

function isInWindow(selector: string): boolean {
  const window = document.querySelector(".long-table")?.getBoundingClientRect();
  const element = document.querySelector(selector)?.getBoundingClientRect();
  if (window === undefined || element === undefined) return false;
  return element.top >= window.top && element.bottom <= window.bottom;
}

function hasRowAfter(index: number): boolean {
  const rows = document.querySelectorAll(".long-table tr[aria-rowindex]");
  return [...rows].some((row) => Number(row.getAttribute("aria-rowindex")) > index);
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
