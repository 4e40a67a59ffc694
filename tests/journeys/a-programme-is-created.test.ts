import { describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { accessibilityFaultsOf } from "../support/page-faults.js";
import { signInOnPage } from "../support/sign-in-on-page.js";
import { addressForPeople } from "../support/signed-in.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const CODE = "SL-2026-2030";
const TITLE = "Chương trình phối hợp khuyến học giai đoạn 2026-2030";
const TEXT = `Hai bên thống nhất:
1. Tuyên truyền về xây dựng
xã hội học tập.
2. Xây dựng quỹ khuyến học:
a) vận động doanh nghiệp;
b) khen thưởng kịp thời.`;

describe("a programme that a secretary creates", () => {
  let hub: RunningHub;
  let browser: Browser;
  openHubInBrowser(startHub, (...opened) => {
    [hub, browser] = opened;
  });

  it.each([1440, 360])(
    "is made from a pasted text, clause by clause, and seen by others at once (%i px)",
    async (width) => {
      const code = `${CODE}-${width}`;
      const reader = await open(width, "/chuong-trinh");
      await reader.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
      const secretary = await open(width, "/chuong-trinh");
      expect(await secretary.locator("form.form").count()).toBe(0);
      await signInOnPage(hub, secretary, "secretary@association");
      await secretary.locator("summary", { hasText: "Lập chương trình phối hợp" }).click();
      const form = secretary.locator("form.form");
      const fill = (name: string, text: string) => form.getByRole("textbox", { name }).fill(text);
      await fill("Mã chương trình", "SL/");
      await fill("Tên chương trình", TITLE);
      await fill("Giai đoạn", "giai đoạn 2026-2030");
      await form.getByLabel("Từ ngày").fill("2026-01-01");
      await form.getByLabel("Đến hết ngày").fill("2030-12-31");
      await fill("Văn bản hoặc dự thảo", "Dự thảo chương trình phối hợp");
      await form.getByRole("combobox", { name: "Bên phối hợp 1" }).fill("giáo dục và đào tạo tỉnh sơn la");
      await form.getByRole("option").locator("visible=true").first().click();
      await form.getByText("Các bên phối hợp: 1").waitFor();
      await fill("Nội dung ký kết", TEXT);
      await form.getByText("sẽ không được ghi: Hai bên thống nhất:").waitFor();
      const check = form.getByRole("button", { name: "Kiểm tra" });
      expect(await check.isDisabled()).toBe(true);
      await form.getByRole("checkbox", { name: /^1\. Tuyên truyền về xây dựng xã hội học tập/ }).check();
      expect(await check.isDisabled()).toBe(true);
      await form.getByRole("checkbox", { name: /^2\. Xây dựng quỹ.* b\) khen thưởng kịp thời/ }).check();
      await check.click();
      expect(await form.getByRole("alert").innerText()).toContain("QT-2026-2030");
      await fill("Mã chương trình", code);
      await check.click();
      await form.getByText("Chương trình chưa được lập").waitFor();
      await looksRight(secretary, width);
      await form.getByRole("button", { name: "Lập chương trình" }).click();
      await secretary.getByText("Đã lập chương trình.").waitFor();
      await reader.locator(`[data-programme="${code}"]`).waitFor();

      await reader.goto(`${addressForPeople(hub)}/chuong-trinh/${code}?muc=noi-dung`);
      await reader.getByText("Điều khoản của văn bản: 2").waitFor();
      await reader.getByText("khen thưởng kịp thời.").waitFor();
      await looksRight(reader, width);
      await Promise.all([reader, secretary].map((page) => page.context().close()));
    },
    120_000,
  );

  async function open(width: number, place: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${addressForPeople(hub)}${place}`);
    return page;
  }

  async function looksRight(page: Page, width: number): Promise<void> {
    expect(await accessibilityFaultsOf(page)).toEqual([]);
    expect(await page.locator("html").evaluate((html) => html.scrollWidth)).toBe(width);
  }
});
