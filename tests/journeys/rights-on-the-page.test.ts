import { describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { accessibilityFaultsOf } from "../support/page-faults.js";
import { signInOnPage } from "../support/sign-in-on-page.js";
import { addressForPeople } from "../support/signed-in.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const ADMINISTRATOR = "member-administrator@education";
/** Where the accounts of the demonstration work. */
const PROVINCE = "Sơn La";
const PLACE = { vi: "Địa bàn", en: "Unit" };

describe("the page of rights", () => {
  let hub: RunningHub;
  let browser: Browser;
  openHubInBrowser(startHub, (...opened) => {
    [hub, browser] = opened;
  });

  it("leads who has not signed in to where that is done, and tells others which role they lack", async () => {
    const page = await open(1440, "en");
    await page.getByText("Sign in with the account of a member administrator or an operator").waitFor();
    expect(await accessibilityFaultsOf(page)).toEqual([]);
    await signInOnPage(hub, page, "reporter@education");
    await page.getByText("This account has no role of member administrator or operator in force.").waitFor();
    await page.context().close();
  }, 120_000);

  it.each([
    [
      1440,
      "vi",
      "Giao quyền",
      "Kiểm tra",
      "Giao quyền này",
      "Đã giao quyền.",
      "Kết thúc quyền",
      "Kết thúc ngay",
    ],
    [
      360,
      "en",
      "Give a right",
      "Check",
      "Give this right",
      "The right is given.",
      "End this right",
      "End it now",
    ],
  ] as const)(
    "gives a right that was checked first, and ends it with a reason (%i px, %s)",
    async (width, language, give, check, confirm, done, end, endNow) => {
      const account = `an-officer-${width}`;
      const page = await open(width, language);
      await signInOnPage(hub, page, ADMINISTRATOR);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.locator("summary", { hasText: give }).click();
      const form = page.locator("form.form").first();
      const [accountField, , reasonField] = await form.locator('input[type="text"]').all();
      await accountField?.fill(account);
      // It begins with where the administrator may give rights.
      await form
        .locator(".choice", { hasText: PLACE[language] })
        .locator(".chosen", { hasText: PROVINCE })
        .waitFor();
      // A day that is past: the hub says so, and nothing is written.
      await form.locator('input[type="date"]').first().fill("2020-01-01");
      await reasonField?.fill("Quyết định 12/QĐ");
      await form.getByRole("button", { name: check }).click();
      await form.getByRole("alert").waitFor();
      expect(await form.getByRole("alert").innerText()).toContain("validFrom");
      await form.locator('input[type="date"]').first().fill("");
      await form.getByRole("button", { name: check }).click();
      await form.getByRole("button", { name: confirm }).waitFor();
      expect(await accessibilityFaultsOf(page)).toEqual([]);
      await fits(page, width);
      await form.getByRole("button", { name: confirm }).click();
      await page.getByText(done).waitFor();

      const row = page.locator("li.row", { hasText: account });
      await row.waitFor();
      expect(await row.innerText()).toContain("Quyết định 12/QĐ");
      await row.locator("summary", { hasText: end }).click();
      await row.locator('input[type="text"]').fill("Nghỉ hưu");
      await row.getByRole("button", { name: endNow }).click();
      await row.waitFor({ state: "detached" });

      await page.goto(`${page.url()}${page.url().includes("?") ? "&" : "?"}hieu-luc=tat-ca`);
      await row.waitFor();
      await row.locator("details.history summary").click();
      await row.getByText("Nghỉ hưu").waitFor();
      await row.getByText(language === "vi" ? "Kết thúc lúc" : "Ended at").waitFor();
      expect(await accessibilityFaultsOf(page)).toEqual([]);
      await fits(page, width);
      await page.context().close();
    },
    120_000,
  );

  it("is reached from the account's menu by who gives rights", async () => {
    const page = await open(1440, "en", "/");
    await signInOnPage(hub, page, "operator@association");
    await page.locator(".account-name").click();
    await page.getByRole("link", { name: "See, give and end rights" }).click();
    await page.getByRole("heading", { level: 1, name: "Rights" }).waitFor();
    await page.locator("li.row", { hasText: "Operator" }).first().waitFor();
    await page.context().close();
  }, 120_000);

  async function open(width: number, language: string, path = "/quyen"): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, serviceWorkers: "block" });
    const page = await context.newPage();
    await page.goto(`${addressForPeople(hub)}${path}${language === "en" ? "?ngon-ngu=en" : ""}`);
    return page;
  }

  async function fits(page: Page, width: number): Promise<void> {
    expect(await page.locator("html").evaluate((html) => html.scrollWidth)).toBe(width);
  }
});
