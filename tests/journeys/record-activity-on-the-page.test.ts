import { formatGlobalId } from "@hub/schema/global-id";
import { stableId } from "@hub/schema/stable-id";
import { describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { accessibilityFaultsOf } from "../support/page-faults.js";
import { signInOnPage } from "../support/sign-in-on-page.js";
import { addressForPeople } from "../support/signed-in.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const REPORTER = "reporter@education";
const WORDS = {
  vi: {
    record: "Ghi một hoạt động",
    check: "Kiểm tra",
    confirm: "Ghi hoạt động này",
    done: "Đã ghi hoạt động.",
  },
  en: {
    record: "Record an activity",
    check: "Check",
    confirm: "Record this activity",
    done: "The activity is recorded.",
  },
};
const PROGRAMME = formatGlobalId("CoordinationProgramme", stableId("programme", "QT-2021-2025"));

describe("the page of activities", () => {
  let hub: RunningHub;
  let browser: Browser;
  openHubInBrowser(startHub, (...opened) => {
    [hub, browser] = opened;
  });

  it("has the form for reporters alone", async () => {
    const page = await open(360, "vi");
    await page.locator("article.activity").first().waitFor();
    expect(await accessibilityFaultsOf(page)).toEqual([]);
    await fits(page, 360);
    await signInOnPage(hub, page, "reader@education");
    await page.locator("article.activity").first().waitFor();
    expect(await page.locator("form.form").count()).toBe(0);
    await page.context().close();
  }, 120_000);

  it.each([
    [1440, "vi"],
    [360, "en"],
  ] as const)(
    "records one that was checked first, which others see at once (%i px, %s)",
    async (width, language) => {
      const title = `Tuần lễ học tập suốt đời ${width}`;
      const watching = await open(1440, "vi");
      await watching.locator("article.activity").first().waitFor();
      const words = WORDS[language];
      const page = await open(width, language);
      await signInOnPage(hub, page, REPORTER);
      await page.locator("summary", { hasText: words.record }).click();
      const form = page.locator("form.form");
      await fill(page, { title, place: "Nhà văn hóa phường", who: "phụ nữ nuôi con nhỏ", count: "120" });
      // It has not begun: the hub says so, and nothing is written.
      await form.locator('input[type="date"]').first().fill("2999-01-01");
      await form.getByRole("button", { name: words.check }).click();
      await form.getByRole("alert").waitFor();
      expect(await form.getByRole("alert").innerText()).toContain("period.from");
      await form.locator('input[type="date"]').first().fill("2025-10-01");
      await form.getByRole("button", { name: words.check }).click();
      await form.getByRole("button", { name: words.confirm }).waitFor();
      expect(await accessibilityFaultsOf(page)).toEqual([]);
      await fits(page, width);
      await form.getByRole("button", { name: words.confirm }).click();
      await page.getByText(words.done).waitFor();

      for (const screen of [page, watching]) {
        const card = screen.locator("article.activity", { hasText: title });
        await card.waitFor();
        const text = await card.innerText();
        for (const said of ["Nhà văn hóa phường", "phụ nữ nuôi con nhỏ", "120", "Sơn La", "350"])
          expect(text).toContain(said);
      }
      expect(await accessibilityFaultsOf(page)).toEqual([]);
      await fits(page, width);
      for (const screen of [page, watching]) await screen.context().close();
    },
    120_000,
  );

  async function fill(
    page: Page,
    said: { title: string; place: string; who: string; count: string },
  ): Promise<void> {
    const form = page.locator("form.form");
    const field = (name: RegExp) => form.getByRole("textbox", { name });
    await field(/^(Tên hoạt động|Title, in Vietnamese)/).fill(said.title);
    await field(/^(Địa điểm|Place)/).fill(said.place);
    await field(/^(Đối tượng|For whom)/).fill(said.who);
    await field(/^(Số người|How many people)/).fill(said.count);
    await field(/^(Kết quả|Result) 1/).fill("Sách tặng thư viện");
    await field(/(kết quả|result) 1 \(/).fill("350");
    await form
      .getByRole("combobox", { name: /^(Chương trình phối hợp|Coordination programme)/ })
      .selectOption(PROGRAMME);
    await form.getByRole("combobox", { name: /^(Nội dung phối hợp|Commitment)/ }).selectOption({ index: 1 });
    await field(/^(Nguồn|Source)/).fill("Báo cáo kết quả tuần lễ");
  }

  async function open(width: number, language: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, serviceWorkers: "block" });
    const page = await context.newPage();
    await page.goto(`${addressForPeople(hub)}/hoat-dong${language === "en" ? "?ngon-ngu=en" : ""}`);
    return page;
  }

  async function fits(page: Page, width: number): Promise<void> {
    expect(await page.locator("html").evaluate((html) => html.scrollWidth)).toBe(width);
  }
});
