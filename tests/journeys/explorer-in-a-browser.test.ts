import { describe, expect, it } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { foreignRequestsOf } from "../support/page-faults.js";
import { type HubToRead, shareHub } from "../support/share-hub.js";

describe("the explorer in a browser", () => {
  let hub: HubToRead;
  let browser: Browser;
  openHubInBrowser(shareHub, (...opened) => {
    [hub, browser] = opened;
  });

  it("is served from the hub's own host, and runs a query", async () => {
    const page = await browser.newPage();
    const foreignRequests = foreignRequestsOf(page, hub.url);
    // Where it was before.
    await page.goto(`${hub.url}/explorer`);
    expect(new URL(page.url()).pathname).toBe("/truy-van");
    // Before the query is in the editor there is nothing to execute.
    await page
      .locator(".graphiql-query-editor", { hasText: "declaredPartyCount" })
      .waitFor({ timeout: 15_000 });
    await page.getByRole("button", { name: /^Chạy truy vấn/ }).click();
    await page.locator(".result-window", { hasText: "QT-2021-2025" }).waitFor({ timeout: 15_000 });
    expect(foreignRequests).toEqual([]);
    await page.close();
  });

  it.each([1440, 360])("has the pages' header and navigation around it at %i px", async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.goto(`${hub.url}/truy-van`);
    await page.locator(".graphiql-query-editor .view-line").first().waitFor({ timeout: 15_000 });
    expect(await page.title()).toBe("Công cụ truy vấn · Khuyến học Hub");
    const size = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.scrollHeight,
    ]);
    expect(size).toEqual([width, 800]);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: /^Tìm địa bàn/ }).fill("QT-2021");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(`${hub.url}/chuong-trinh/QT-2021-2025`);
    await page.close();
  });

  it("changes its language and its colours where it stands", async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 800 }, colorScheme: "light" });
    await page.goto(`${hub.url}/truy-van?query=%7B__typename%7D`);
    const written = page.locator(".graphiql-query-editor", { hasText: "__typename" });
    await written.waitFor({ timeout: 15_000 });
    await page.getByRole("button", { name: "Nền tối" }).click();
    await page.locator("body.graphiql-dark").waitFor();
    await page.getByRole("link", { name: "English" }).click();
    await page.getByRole("heading", { level: 1, name: "Query tool" }).waitFor();
    expect(await written.count()).toBe(1);
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Figures" }).click();
    await page.waitForURL(`${hub.url}/so-lieu?ngon-ngu=en`);
    await page.close();
  });

  it("completes, checks and explains what is written", async () => {
    const page = await browser.newPage();
    await page.goto(`${hub.url}/truy-van`);
    const editor = page.locator(".graphiql-query-editor");
    const field = editor.locator(".view-line span", { hasText: /^ *declaredPartyCount$/ }).last();
    await field.click({ timeout: 15_000 });
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("decl");
    await editor.locator(".suggest-widget .monaco-list-row", { hasText: "declaredPartyCount" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.type("ined ");
    await editor.locator(".squiggly-error").first().waitFor();
    await page.keyboard.press("Escape");
    await field.hover();
    await page.locator(".monaco-hover", { hasText: "How many partners the source counts" }).waitFor();
    await page.close();
  });
});
