import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { buildSchema } from "graphql";
import type { Browser, Page } from "playwright-core";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { accessibilityFaultsOf } from "../support/page-faults.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const run = promisify(execFile);
const PARTS = ["bat-dau", "cong-thuc", "tep", "luoc-do"];

describe("the page for developers", () => {
  let hub: RunningHub;
  let browser: Browser;
  openHubInBrowser(startHub, (...opened) => {
    [hub, browser] = opened;
  });

  it.each([
    ["curl", "bash", ["-c"]],
    ["javascript", process.execPath, ["--input-type=module", "-e"]],
  ] as const)("has recipes that this hub answers as they are copied (%s)", async (way, program, flags) => {
    const page = await openPage(`/khai-thac?muc=cong-thuc&cach=${way}`);
    await page.locator("main .code-text").first().waitFor();
    const texts = await page.locator("main .code-text code").allTextContents();
    expect(texts).toHaveLength(8);
    const token = (await hub.authorization()).replace("Bearer ", "");
    for (const text of texts.filter((each) => !/event-stream/.test(each))) {
      const { stdout } = await run(program, [...flags, text], {
        env: { ...process.env, NODE_OPTIONS: "", HUB_KEY: token },
      });
      const { data, errors } = JSON.parse(stdout);
      expect([text, errors]).toEqual([text, undefined]);
      expect([text, Object.values(data).includes(null)]).toEqual([text, false]);
    }
    await page.close();
  });

  it("opens a recipe in the query tool, where it runs", async () => {
    const page = await openPage("/khai-thac?muc=cong-thuc");
    await page
      .locator("section", { hasText: "Các thành viên đang thế nào" })
      .getByRole("link", { name: "Mở trong công cụ truy vấn" })
      .click();
    await page.locator(".graphiql-query-editor", { hasText: "silentSince" }).waitFor();
    await page.getByRole("button", { name: /^Chạy truy vấn/ }).click();
    await page.locator(".result-window", { hasText: "HEALTHY" }).waitFor();
    await page.close();
  });

  it("lists every list that can be taken along, with its parameters in words", async () => {
    const { lists } = await (await fetch(`${hub.url}/export/lists.json`)).json();
    const page = await openPage("/khai-thac?muc=tep");
    await page.locator("[data-list]").first().waitFor();
    const shown = await page
      .locator("[data-list]")
      .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-list")));
    expect(shown).toEqual(lists.map(({ name }: { name: string }) => name));
    const figures = page.locator('[data-list="figures"]');
    await figures.locator("summary").first().click();
    await figures.getByText("Chỉ các chỉ số này, theo mã.").waitFor();
    const address = await figures.getByRole("link", { name: /JSON/ }).getAttribute("href");
    expect((await (await fetch(`${hub.url}${address}`)).json()).complete).toBe(true);
    await page.close();
  });

  it("tells what has changed in the schema as the file does", async () => {
    const days = await (await fetch(`${hub.url}/export/schema-changes.json`)).json();
    const page = await openPage("/khai-thac?muc=luoc-do");
    const shown = page.locator("[data-day]");
    await shown.first().waitFor();
    expect(await shown.count()).toBe(days.length);
    await shown.first().locator("summary").click();
    await shown.first().getByText(days[0].changes[0].coordinate, { exact: true }).waitFor();
    await page.close();
  });

  it("says that the lists could not be read, and reads them when asked again", async () => {
    const page = await browser.newPage();
    await page.route("**/export/lists.json", (route) => route.abort());
    await page.goto(`${hub.url}/khai-thac?muc=tep`);
    const retry = page.getByRole("button", { name: "Thử lại" });
    await retry.waitFor();
    await page.unroute("**/export/lists.json");
    await retry.click();
    await page.locator('[data-list="figures"]').waitFor();
    await page.close();
  });

  it.each([
    [1440, "vi", "light"],
    [360, "en", "dark"],
  ] as const)(
    "has no accessibility fault and no sideways scrolling (%i px, %s, %s)",
    async (width, language, colorScheme) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      for (const part of PARTS) {
        await page.goto(`${hub.url}/khai-thac?muc=${part}&ngon-ngu=${language}`);
        await shown(page);
        for (const fold of await page
          .locator(":is([data-list=figures], [data-day]:first-of-type) summary")
          .all())
          await fold.click();
        const scrollWidth = await page.locator("html").evaluate((html) => html.scrollWidth);
        expect([part, scrollWidth]).toEqual([part, width]);
        expect([part, await accessibilityFaultsOf(page)]).toEqual([part, []]);
      }
      await context.close();
    },
    120_000,
  );

  it("has each member's part of the schema on the page of the members, and what has changed in it", async () => {
    const page = await openPage("/ket-noi");
    const card = page.locator('[data-member="education"]');
    await card.getByText("Phần của lược đồ, và các thay đổi").click();
    const address = await card.getByRole("link", { name: "Tải lược đồ (SDL)" }).getAttribute("href");
    const sdl = await (await fetch(`${hub.url}${address}`)).text();
    const fields = Object.keys(buildSchema(sdl).getQueryType()?.getFields() ?? {});
    expect(fields).toContain("observances");
    expect(fields).not.toContain("programmes");
    const day = card.locator('[data-day="2026-11-28"]');
    await day.locator("summary").click();
    const changed = await day.locator("tbody th").allInnerTexts();
    expect(changed).toContain("Observance.history");
    expect(changed.filter((coordinate) => coordinate.startsWith("Commitment."))).toEqual([]);
    await page.close();
  });

  async function openPage(address: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${hub.url}${address}`);
    await shown(page);
    return page;
  }

  async function shown(page: Page): Promise<void> {
    await page.locator("main h1").waitFor();
    await page.locator("main [aria-busy]").first().waitFor({ state: "detached" });
  }
});
