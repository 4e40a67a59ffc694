import { describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { accessibilityFaultsOf } from "../support/page-faults.js";
import { type HubToRead, shareHub } from "../support/share-hub.js";

/** The ceremony was held in this month. */
const MAY_2022 = "/lich?thang=2022-05&chuong-trinh=QT-2021-2025";

describe("the page of the calendar", () => {
  let hub: HubToRead;
  let browser: Browser;
  openHubInBrowser(shareHub, (...opened) => {
    [hub, browser] = opened;
  });

  it("has the days of the programme's feed", async () => {
    const page = await openPage(MAY_2022);
    const feed = await page.locator('main a[href$=".ics"]').getAttribute("href");
    const text = (await (await fetch(`${hub.url}${feed}`)).text()).replaceAll("\r\n ", "");
    const days = [...text.matchAll(/DTSTART;VALUE=DATE:(\d{4})(\d\d)(\d\d)/g)].map(
      ([, year, month, day]) => `${year}-${month}-${day}`,
    );
    expect(days).toContain("2022-05-18");
    for (const day of days) {
      await page.goto(`${hub.url}/lich?thang=${day.slice(0, 7)}&chuong-trinh=QT-2021-2025`);
      await page.locator(`[data-date="${day}"] li`).first().waitFor();
    }
    await page.close();
  });

  it("leads through days and months by the arrows, and to what stands on a day", async () => {
    const page = await openPage(MAY_2022);
    await page.locator('[data-date="2022-05-18"] li').waitFor();
    const day = () => page.evaluate<string>("document.activeElement.dataset.date");
    await page.locator('td[tabindex="0"]').focus();
    expect(await day()).toBe("2022-05-01");
    await page.keyboard.press("ArrowUp");
    await page.waitForURL(/thang=2022-04/);
    await page.locator('[data-date="2022-04-24"]:focus').waitFor();
    await page.keyboard.press("PageDown");
    await page.waitForURL(/thang=2022-05/);
    await page.locator('[data-date="2022-05-24"]:focus').waitFor();
    for (const key of ["ArrowUp", "Home", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
    await page.locator('[data-date="2022-05-18"]:focus').waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /Quảng Trị/ }).waitFor();
    await page.close();
  });

  it("leads from an empty month to the nearest that has something", async () => {
    const page = await openPage("/lich?thang=2022-04&chuong-trinh=QT-2021-2025");
    await page.getByText("Tháng này không có việc nào được công bố.").waitFor();
    await page.getByRole("link", { name: /^18\/05\/2022/ }).click();
    await page.getByRole("heading", { level: 2, name: "Tháng 05/2022" }).waitFor();
    await page.close();
  });

  it.each([
    [1440, "vi", "dark"],
    [360, "en", "light"],
  ] as const)(
    "has no accessibility fault and no sideways scrolling (%i px, %s, %s)",
    async (width, language, colorScheme) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      await page.goto(`${hub.url}${MAY_2022}&ngon-ngu=${language}`);
      await page.locator('[data-date="2022-05-18"] li').waitFor();
      const scrollWidth = await page.locator("html").evaluate((html) => html.scrollWidth);
      expect(scrollWidth).toBe(width);
      expect(await accessibilityFaultsOf(page)).toEqual([]);
      await context.close();
    },
  );

  async function openPage(address: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${hub.url}${address}`);
    await page.locator("main h1").waitFor();
    await page.locator("main [aria-busy]").first().waitFor({ state: "detached" });
    return page;
  }
});
