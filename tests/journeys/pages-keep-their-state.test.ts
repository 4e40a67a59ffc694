import { formatGlobalId } from "@hub/schema/global-id";
import { stableId } from "@hub/schema/stable-id";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openBrowser } from "../support/browser.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const DISTRICT_11 = encodeURIComponent(stableId("administrative-unit", "district-772-2025-03-01"));

const ASSOCIATION = formatGlobalId("Organisation", stableId("organisation", "quang-tri-hoi-khuyen-hoc"));
const DECISION_387 = formatGlobalId("PolicyDocument", stableId("policy-document", "387/QĐ-TTg"));

/** What stands in the place of a name that begins with a colon. */
const EXAMPLES: Readonly<Record<string, string>> = {
  "/chuong-trinh/:code": "/chuong-trinh/QT-2021-2025",
  "/dia-ban/:id": `/dia-ban/${DISTRICT_11}`,
  "/co-quan/:id": `/co-quan/${ASSOCIATION}`,
  "/van-ban/:id": `/van-ban/${DECISION_387}`,
  "/chi-so/:code": "/chi-so/LM03",
};

/** Addresses that say more than a page. */
const STATES = [
  "/chuong-trinh?tim=quang+tri&tinh-trang=da-ket-thuc&xep=ten",
  "/chuong-trinh/QT-2021-2025?muc=noi-dung",
  "/chuong-trinh/QT-2021-2025?muc=lich-su&ngon-ngu=en",
  "/ra-soat?muc-do=WARNING&loai=V03",
  "/so-lieu?chi-so=LM03&cap=DISTRICT&ngay=2020-12-31&ngon-ngu=en",
  "/dia-ban?tim=quan+11",
  `/dia-ban/${DISTRICT_11}?ngay=2025-06-30`,
  "/van-ban?ngay=2015-01-01&hieu-luc=co",
  "/chi-tieu?nam=2030",
];

describe("the dashboard's pages", () => {
  let hub: RunningHub;
  let browser: Browser;
  beforeAll(async () => {
    [hub, browser] = await Promise.all([startHub(), openBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await hub?.[Symbol.asyncDispose]();
  });

  it.each([1440, 360])(
    "show the same after a reload, each at its address (%i px)",
    async (width) => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      const { pages } = await (await fetch(`${hub.url}/addresses.json`)).json();
      const addresses = pages.map((address: string) => EXAMPLES[address] ?? address.replace(/:\w+/, "1"));
      const titles = new Set<string>();
      for (const address of [...addresses, ...STATES]) {
        const response = await page.goto(`${hub.url}${address}`);
        expect([address, response?.status()]).toEqual([address, 200]);
        const before = await describePage(page);
        await page.reload();
        expect([address, await describePage(page)]).toEqual([address, before]);
        expect(before.address).toBe(address);
        titles.add(before.title);
      }
      expect([...titles].filter((title) => !title.endsWith(" · Khuyến học Hub"))).toEqual([]);
      await page.close();
    },
    120_000,
  );

  it("lead from the overview to a commitment by clicks, and back by the browser's button", async () => {
    const page = await openPage("/");
    await page
      .getByRole("navigation", { name: "Các trang" })
      .getByRole("link", { name: "Chương trình" })
      .click();
    await page.getByRole("link", { name: /Quảng Trị giai đoạn 2021-2025/ }).click();
    await page.getByRole("heading", { level: 1, name: /Quảng Trị giai đoạn 2021-2025/ }).waitFor();
    await page.getByRole("link", { name: "Nội dung phối hợp" }).click();
    await page.locator('[data-commitment="QT-1"]').waitFor();
    await page.goBack();
    await page.locator('[aria-current="page"]', { hasText: "Thông tin chung" }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Chương trình" }).waitFor();
    await page.close();
  });

  it("keep what a list was asked for in the address, and the search does not fill the history", async () => {
    const page = await openPage("/chuong-trinh");
    const rows = page.locator("[data-programme]");
    await rows.first().waitFor();
    await page.getByLabel("Tìm theo tên, mã, địa bàn").pressSequentially("son la");
    await page.waitForURL(/tim=son\+la$/);
    expect(await rows.evaluateAll((list) => list.map((row) => row.getAttribute("data-programme")))).toEqual([
      "SL-PHOI-HOP",
    ]);
    await page.getByLabel("Vị trí của trang").getByRole("link", { name: "Tổng quan" }).click();
    await page.getByRole("heading", { level: 1, name: "Tổng quan" }).waitFor();
    await page.goBack();
    await page.getByText("1 chương trình", { exact: true }).waitFor();
    expect(await page.getByLabel("Tìm theo tên, mã, địa bàn").inputValue()).toBe("son la");
    await page.close();
  });

  it("keep the language from page to page, and remember it for an address without one", async () => {
    const page = await openPage("/");
    await page.getByText("English", { exact: true }).first().click();
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Programmes" }).click();
    await page.getByRole("heading", { level: 1, name: "Programmes" }).waitFor();
    expect(page.url()).toBe(`${hub.url}/chuong-trinh?ngon-ngu=en`);
    await page.goto(`${hub.url}/ket-noi`);
    await page.getByRole("heading", { level: 1, name: "Connected agencies" }).waitFor();
    expect(page.url()).toBe(`${hub.url}/ket-noi?ngon-ngu=en`);
    await page.close();
  });

  it("say at an address that leads nowhere where to go on", async () => {
    const page = await browser.newPage();
    const response = await page.goto(`${hub.url}/khong/co`);
    expect(response?.status()).toBe(404);
    await page.getByRole("heading", { level: 1, name: "Không tìm thấy trang" }).waitFor();
    await page.getByRole("link", { name: /Danh sách chương trình/ }).click();
    await page.getByRole("heading", { level: 1, name: "Chương trình" }).waitFor();
    await page.close();
  });

  it("live on when the code of one does not load, which can be tried again", async () => {
    // What a service worker fetches cannot be cut off.
    const page = await openPage("/", 1440, { serviceWorkers: "block" });
    await page.route(/assets\/findings-[^/]*\.js/, (route) => route.abort());
    const navigation = page.getByRole("navigation", { name: "Các trang" });
    await navigation.getByRole("link", { name: "Rà soát số liệu" }).click();
    await page.getByText("Phần này chưa hiển thị được").waitFor();
    await page.unroute(/assets\/findings-[^/]*\.js/);
    await page.getByRole("button", { name: "Thử lại" }).click();
    await page.getByRole("heading", { level: 1, name: "Rà soát số liệu" }).waitFor();
    await navigation.getByRole("link", { name: "Tổng quan" }).click();
    await page.getByRole("heading", { level: 1, name: "Tổng quan" }).waitFor();
    await page.close();
  });

  it("are reached by keyboard: past the navigation, and on a phone through the sheet of later pages", async () => {
    const page = await openPage("/", 360);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Tới nội dung chính");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("main");
    await page.getByRole("button", { name: "Thêm" }).focus();
    await page.keyboard.press("Enter");
    const sheet = page.locator("#more-pages");
    await sheet.getByRole("link", { name: "Cơ quan kết nối" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Cơ quan kết nối" }).waitFor();
    await sheet.waitFor({ state: "hidden" });
    expect(await focused(page)).toBe("Cơ quan kết nối");
    await page.close();
  });

  it("are light or dark as the system has it, until the reader chooses", async () => {
    const context = await browser.newContext({ colorScheme: "dark" });
    const page = await context.newPage();
    await page.goto(hub.url);
    const paper = () => page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
    const toggle = page.locator(".page-header").getByRole("button", { name: "Nền tối" });
    await toggle.waitFor();
    const dark = await paper();
    expect(await toggle.getAttribute("aria-pressed")).toBe("true");
    await toggle.click();
    const light = await paper();
    expect(light).not.toBe(dark);
    await page.reload();
    await toggle.waitFor();
    expect(await paper()).toBe(light);
    await context.close();
  });

  it("print a programme in black on at most four pages, without what is pressed", async () => {
    const page = await openPage("/chuong-trinh/QT-2021-2025?muc=noi-dung");
    await page.locator('[data-commitment="QT-10"]').waitFor();
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.length).toBeLessThanOrEqual(4);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.locator("main").getByText("Chưa có thông tin").first().isVisible()).toBe(true);
    for (const pressed of [".navigation", ".part-links", ".header-switches"])
      expect([pressed, await page.locator(pressed).first().isVisible()]).toEqual([pressed, false]);
    const colours = await page
      .locator("[data-testid=state]")
      .evaluateAll((tags) => tags.map((tag) => getComputedStyle(tag).color));
    expect(new Set(colours)).toEqual(new Set(["rgb(0, 0, 0)"]));
    await page.close();
  });

  async function openPage(address: string, width = 1440, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
    const page = await context.newPage();
    await page.goto(`${hub.url}${address}`);
    await page.locator("main h1").waitFor();
    return page;
  }

  /** What a reader would compare; ages and the latest changes go on meanwhile. */
  async function describePage(page: Page) {
    await page.locator("main h1").waitFor();
    await page.locator("main [aria-busy]").first().waitFor({ state: "detached" });
    const { pathname, search } = new URL(page.url());
    const fields = await page.locator("main :is(input, select)").all();
    return {
      address: `${pathname}${search}`,
      title: await page.title(),
      language: await page.locator("html").getAttribute("lang"),
      headings: await page.locator("main :is(h1, h2)").allTextContents(),
      current: await page.locator("main [aria-current]").allTextContents(),
      fields: await Promise.all(fields.map((field) => field.inputValue())),
    };
  }

  function focused(page: Page): Promise<string> {
    return page.evaluate<string>("document.activeElement.textContent");
  }
});
