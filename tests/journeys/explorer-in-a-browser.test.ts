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
    await page.locator(".result-window", { hasText: "declaredPartyCount" }).waitFor({ timeout: 15_000 });
    expect(foreignRequests).toEqual([]);
    await page.close();
  });

  it.each([1440, 360])("shows whose it is within its header at %i px", async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.goto(`${hub.url}/truy-van`);
    const logo = page.getByRole("link", { name: "Khuyến học Hub" });
    await logo.waitFor({ timeout: 15_000 });
    const header = await page.locator(".graphiql-session-header").boundingBox();
    const box = await logo.boundingBox();
    if (!header || !box) throw new Error("nothing is shown");
    expect(box.y).toBeGreaterThanOrEqual(header.y);
    expect(box.x + box.width).toBeLessThanOrEqual(header.x + header.width);
    expect(box.height).toBeLessThanOrEqual(header.height);
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
