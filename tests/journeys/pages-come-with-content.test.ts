import { until } from "@hub/gateway-fixtures/until";
import { stableId } from "@hub/schema/stable-id";
import { describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { type HubToRead, shareHub } from "../support/share-hub.js";

const DISTRICT_11 = `/dia-ban/${encodeURIComponent(stableId("administrative-unit", "district-772-2025-03-01"))}`;

/** Addresses, with what stands only in answers of the hub. */
const PAGES = [
  ["/", "Chương trình phối hợp công tác khuyến học, khuyến tài, xây dựng xã hội học tập tỉnh Quảng Trị"],
  ["/chuong-trinh?ngon-ngu=en", "Coordination programme for promoting learning and talent"],
  ["/chuong-trinh/QT-2021-2025", "18/05/2022"],
  [DISTRICT_11, "Quận 11"],
  ["/co-quan", "Ban Tuyên giáo Tỉnh ủy Đồng Tháp"],
  ["/hoat-dong", "Kế hoạch số 162-KH/TU"],
  ["/van-ban", "387/QĐ-TTg"],
  ["/chi-so/LM03", "LM03"],
] as const;
const ADDRESSES = PAGES.map(([address]) => address);

describe("a page of the hub", () => {
  let hub: HubToRead;
  let browser: Browser;
  openHubInBrowser(shareHub, (...opened) => {
    [hub, browser] = opened;
  });

  it.each(PAGES)("says what it shows before any of its code has come: %s", async (address, text) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await openWritten(page, address);
    expect(await page.locator("main").innerText()).toContain(text);
    expect(await page.title()).toBe(`${await page.locator("h1").innerText()} · Khuyến học Hub`);
    await context.close();
  });

  it.each([
    ["/quyen", "Ai có vai trò nào"],
    ["/nhat-ky-truy-cap", "Ai đã hỏi gì"],
    ["/chuong-trinh/QT-2021-2025?muc=thoa-thuan", "Chương trình chưa có thỏa thuận chia sẻ nào."],
  ])("has the words of what is for who has signed in: %s", async (address, text) => {
    await until(async () => (await (await fetch(hub.url + address)).text()).includes(text));
  });

  it.each(ADDRESSES)("is taken over by its code as it is, without asking again: %s", async (address) => {
    // On a machine that is busy, the hub may have sent the page before all answers had come; the page asks the rest.
    await until(async () => {
      const { page, letCodeCome } = await openWithoutCode();
      const problems: string[] = [];
      page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
      page.on("pageerror", (error) => problems.push(error.message));
      const asked: string[] = [];
      page.on("request", (request) => {
        if (new URL(request.url()).pathname === "/graphql") asked.push(request.postData() ?? "");
      });
      await openWritten(page, address);
      await page.locator("main h1").evaluate((heading) => heading.setAttribute("data-written", ""));
      letCodeCome();
      await page.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
      expect(await page.locator("main h1[data-written]").count()).toBe(1);
      expect(problems).toEqual([]);
      await page.context().close();
      return asked.length === 0;
    });
  });

  it("does what was pressed and written before its code had come", async () => {
    const { page, letCodeCome } = await openWithoutCode();
    await openWritten(page, "/chuong-trinh");
    await page.getByLabel("Tìm theo tên, mã, địa bàn").fill("sơn la");
    const dark = page.getByRole("button", { name: "Nền tối" }).first();
    await dark.click();
    expect(await dark.getAttribute("aria-pressed")).toBe("false");
    letCodeCome();
    await page.locator('html[data-theme="dark"]').waitFor();
    await page.waitForURL(/\?tim=s%C6%A1n\+la/);
    await page.getByText("1 chương trình").waitFor();
    await page.context().close();
  });

  it("opens the search by keys that were pressed before its code had come, with what was written after them", async () => {
    const { page, letCodeCome } = await openWithoutCode();
    await openWritten(page, "/chuong-trinh");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("quan 11");
    letCodeCome();
    const field = page.getByRole("combobox", { name: /^Tìm địa bàn/ });
    await field.waitFor();
    await page.getByRole("option").getByText("Quận 11", { exact: true }).first().waitFor();
    expect(await field.inputValue()).toBe("quan 11");
    await page.context().close();
  });

  it("stays where it is when a field is left with Enter before its code has come", async () => {
    const { page, letCodeCome } = await openWithoutCode();
    await openWritten(page, "/chuong-trinh?xep=ten");
    await page.getByLabel("Tìm theo tên, mã, địa bàn").fill("sơn la");
    await page.keyboard.press("Enter");
    letCodeCome();
    await page.waitForURL(/\?xep=ten&tim=s%C6%A1n\+la/);
    await page.getByText("1 chương trình").waitFor();
    await page.context().close();
  });

  it("remembers the language that was chosen before its code had come", async () => {
    const { page, letCodeCome } = await openWithoutCode();
    await openWritten(page, "/chuong-trinh");
    await page.getByText("English", { exact: true }).first().click();
    await page.locator('html[lang="en"]').waitFor();
    letCodeCome();
    await page.goto(`${hub.url}/ket-noi`);
    await page.getByRole("heading", { level: 1, name: "Connected agencies" }).waitFor();
    await page.context().close();
  });

  it("comes in the language of the reader's last choice, at an address that names none", async () => {
    const context = await browser.newContext({ serviceWorkers: "block" });
    const page = await context.newPage();
    await openWritten(page, "/chuong-trinh");
    await page.getByText("English", { exact: true }).first().click();
    await page.locator('html[lang="en"]').waitFor();
    const later = await context.newPage();
    const code = Promise.withResolvers<void>();
    await later.route("**/assets/main-*.js", async (route) => {
      await code.promise;
      await route.continue();
    });
    await openWritten(later, "/van-ban?tim=a%20b");
    expect(await later.locator("h1").innerText()).toBe("Documents");
    await later.locator("main h1").evaluate((heading) => heading.setAttribute("data-written", ""));
    code.resolve();
    await later.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
    expect(await later.locator("main h1[data-written]").count()).toBe(1);
    expect(later.url()).toBe(`${hub.url}/van-ban?tim=a+b&ngon-ngu=en`);
    await context.close();
  });

  it("shows what was unfolded before its code had come", async () => {
    const { page, letCodeCome } = await openWithoutCode();
    await openWritten(page, "/chuong-trinh/QT-2021-2025?muc=noi-dung");
    await page.getByText("Lịch sử thay đổi").first().click();
    letCodeCome();
    await page.locator("[data-version]").first().waitFor();
    await page.context().close();
  });

  async function openWithoutCode() {
    const context = await browser.newContext({ serviceWorkers: "block" });
    const page = await context.newPage();
    const code = Promise.withResolvers<void>();
    await page.route("**/assets/main-*.js", async (route) => {
      await code.promise;
      await route.continue();
    });
    return { page, letCodeCome: code.resolve };
  }

  /** On a machine that is busy, the hub may have sent the page before all answers had come. */
  async function openWritten(page: Page, address: string): Promise<void> {
    await until(async () => {
      await page.goto(hub.url + address, { waitUntil: "commit" });
      await page.locator("footer").waitFor();
      return (await page.locator("main [aria-busy=true]").count()) === 0;
    });
  }
});
