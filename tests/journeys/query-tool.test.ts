import { until } from "@hub/gateway-fixtures/until";
import { describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { accessibilityFaultsOf } from "../support/page-faults.js";
import { type HubToRead, shareHub } from "../support/share-hub.js";

const LINK = `/truy-van?${new URLSearchParams({
  query:
    "query Named($code: String!) { programme(code: $code) { code unit { educationFigures { printedText } } } }",
  variables: '{"code":"QT-2021-2025"}',
})}`;

/** A service worker takes over a page when it has kept its files. */
const IS_CONTROLLED = `new Promise((resolve) => {
  if (navigator.serviceWorker.controller) resolve();
  navigator.serviceWorker.addEventListener("controllerchange", () => resolve(), { once: true });
})`;
/** Its page, its schema, and each of the files that it has loaded. */
const HAS_KEPT_TOOL = `(async () => {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  const files = loaded.filter((path) => path.startsWith("/assets/"));
  const kept = await Promise.all(["/truy-van", "/truy-van/schema", ...files].map((file) => caches.match(file)));
  return kept.every((response) => response !== undefined);
})()`;

describe("the query tool", () => {
  let hub: HubToRead;
  let browser: Browser;
  openHubInBrowser(shareHub, (...opened) => {
    [hub, browser] = opened;
  });

  it("has recipes with ids of this hub, each of which runs", async () => {
    const page = await openTool("/truy-van");
    await page.getByRole("button", { name: "Hiện Truy vấn mẫu" }).click();
    await page.getByRole("button", { name: "Số liệu trong một địa bàn" }).click();
    await page.locator(".graphiql-tab-active", { hasText: "Figures" }).waitFor();
    await page.getByRole("button", { name: /^Chạy truy vấn/ }).click();
    await page.locator(".result-window", { hasText: "officialCode" }).waitFor();
    await page.close();
  });

  it("tells before running whom it would ask, in which order, and what that costs", async () => {
    const page = await openTool(LINK);
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.postData() ?? ""));
    await page.getByRole("button", { name: "Hiện Trước khi chạy" }).click();
    const order = page.locator('.plan-steps[data-order="sequence"]');
    await order.waitFor();
    const members = await order
      .locator(".plan-request")
      .evaluateAll((steps) => steps.map((step) => step.getAttribute("data-member")));
    expect(members).toEqual(["association", "education"]);
    await page.getByText(/^Chi phí \d+, được phép 5.000/).waitFor();
    await order.getByText("programme.unit", { exact: true }).waitFor();
    expect(
      sent.filter((body) => body.includes("Named")).every((body) => body.includes('"explain":true')),
    ).toBe(true);
    await page.close();
  });

  it("says why the hub would refuse what is written", async () => {
    const page = await openTool(`/truy-van?${new URLSearchParams({ query: "{ nothingOfTheKind }" })}`);
    await page.getByRole("button", { name: "Hiện Trước khi chạy" }).click();
    await page.locator(".explorer-refusal", { hasText: "nothingOfTheKind" }).waitFor();
    await page.close();
  });

  it("makes a link of what is written, which opens it elsewhere", async () => {
    const page = await openTool(LINK);
    await page.getByRole("button", { name: "Hiện Gọi từ nơi khác" }).click();
    await page.getByLabel("Gọi bằng").selectOption({ label: "Python" });
    await page.locator(".explorer-panel code", { hasText: "import json" }).waitFor();
    const link = await page.locator(".explorer-panel code", { hasText: "/truy-van?" }).textContent();
    await page.close();
    const other = await browser.newContext();
    const opened = await other.newPage();
    await opened.goto(link ?? "");
    await opened.locator(".graphiql-query-editor", { hasText: "query Named" }).waitFor();
    await opened.locator(".graphiql-editor-tool", { hasText: "QT-2021-2025" }).waitFor();
    await other.close();
  });

  it("opens without a network once it was opened, with the schema that it last knew, and says that queries wait", async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${hub.url}${LINK}`);
    await page.locator(".graphiql-query-editor", { hasText: "query Named" }).waitFor();
    await page.evaluate(IS_CONTROLLED);
    await until(() => page.evaluate<boolean>(HAS_KEPT_TOOL));
    await context.setOffline(true);
    await page.reload();
    await page.locator(".graphiql-query-editor", { hasText: "query Named" }).waitFor();
    await page
      .getByRole("status")
      .filter({ hasText: /^Không có mạng.* Lược đồ là bản đã biết lúc/ })
      .waitFor();
    await page.getByRole("button", { name: "Hiện Tài liệu của lược đồ" }).click();
    await page.locator(".graphiql-doc-explorer", { hasText: "Query" }).waitFor();
    expect(await accessibilityFaultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: /^Chạy truy vấn/ }).click();
    await page.locator(".result-window", { hasText: "Chưa hỏi được" }).waitFor();
    await context.setOffline(false);
    await page.locator(".explorer-offline:empty").waitFor({ state: "attached" });
    await page.getByRole("button", { name: /^Chạy truy vấn/ }).click();
    await page.locator(".result-window", { hasText: "QT-2021-2025" }).waitFor();
    await context.close();
  });

  it("comes to rest, and fetches each of its files once to keep it", async () => {
    const context = await browser.newContext({ serviceWorkers: "block" });
    const page = await context.newPage();
    const kept: string[] = [];
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (request.resourceType() === "fetch" && pathname.startsWith("/assets/")) kept.push(pathname);
    });
    await page.goto(`${hub.url}/truy-van`);
    await page.locator(".graphiql-query-editor .view-line").first().waitFor();
    await until(() => page.evaluate<boolean>(HAS_KEPT_TOOL));
    await page.waitForLoadState("networkidle");
    expect(kept).toEqual([...new Set(kept)]);
    expect(kept.length).toBeGreaterThan(10);
    await context.close();
  });

  it("has its panes, documentation and dialogs in the reader's language", async () => {
    for (const [language, words] of [
      [
        "vi",
        ["Biến", "Tiêu đề HTTP", "Kiểu gốc", "Mọi kiểu của lược đồ", "Phím tắt", "Thiết lập", "Xóa dữ liệu"],
      ],
      [
        "en",
        ["Variables", "Headers", "Root Types", "All Schema Types", "Short Keys", "Settings", "Clear data"],
      ],
    ] as const) {
      const page = await openTool(`/truy-van?ngon-ngu=${language}`);
      const said = (text: string) => page.getByText(text, { exact: true }).first().waitFor();
      const [variables, headers, root, all, keys, settings, clear] = words;
      await said(variables);
      await said(headers);
      await page.getByRole("button", { name: /Tài liệu của lược đồ|Documentation Explorer/ }).click();
      // Beside each heading stands a picture with a name of its own.
      for (const heading of [root, all])
        await page.locator(".graphiql-doc-explorer-section-title", { hasText: heading }).waitFor();
      await page.getByRole("button", { name: /Xem các phím tắt|Open short keys dialog/ }).click();
      await said(keys);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: /Mở phần thiết lập|Open settings dialog/ }).click();
      await said(settings);
      await said(clear);
      expect(await accessibilityFaultsOf(page)).toEqual([]);
      await page.close();
    }
  });

  it("shows one thing at a time on a phone, and the answer once it runs", async () => {
    const page = await openTool(LINK, 360);
    const [query, result] = [page.locator(".graphiql-editors"), page.locator(".graphiql-response")];
    expect([await query.isVisible(), await result.isVisible()]).toEqual([true, false]);
    await page.getByRole("button", { name: /^Chạy truy vấn/ }).click();
    await page.locator(".result-window", { hasText: "QT-2021-2025" }).waitFor();
    expect([await query.isVisible(), await result.isVisible()]).toEqual([false, true]);
    await page.getByRole("button", { name: "Hiện Truy vấn mẫu" }).click();
    await page.locator(".explorer-panel").waitFor();
    expect([await query.isVisible(), await result.isVisible()]).toEqual([false, false]);
    await page.getByRole("button", { name: "Truy vấn", exact: true }).click();
    expect([await query.isVisible(), await page.locator(".explorer-panel").isVisible()]).toEqual([
      true,
      false,
    ]);
    expect(await page.locator("html").evaluate((html) => html.scrollWidth)).toBe(360);
    await page.close();
  });

  it.each([
    [1440, "vi", "light"],
    [1440, "en", "dark"],
    [360, "vi", "dark"],
  ] as const)(
    "has no accessibility fault (%i px, %s, %s)",
    async (width, language, colorScheme) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      await page.goto(`${hub.url}${LINK}&ngon-ngu=${language}`);
      await page.locator(".graphiql-query-editor", { hasText: "Named" }).waitFor();
      for (const panel of [
        undefined,
        ...(language === "vi"
          ? ["Truy vấn mẫu", "Trước khi chạy", "Gọi từ nơi khác"]
          : ["Recipes", "Before running", "Call from elsewhere"]),
      ]) {
        if (panel !== undefined) {
          await page.getByRole("button", { name: new RegExp(`^(Hiện|Show) ${panel}$`) }).click();
          await page.locator(".explorer-panel h2", { hasText: panel }).waitFor();
        }
        expect([panel, await accessibilityFaultsOf(page)]).toEqual([panel, []]);
      }
      await context.close();
    },
    120_000,
  );

  async function openTool(address: string, width = 1440): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.goto(`${hub.url}${address}`);
    await page.locator(".graphiql-query-editor .view-line").first().waitFor();
    return page;
  }
});
