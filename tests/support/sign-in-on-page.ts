import type { Page } from "playwright-core";
import type { Hub } from "./find-hub.js";
import { readAccounts } from "./signed-in.js";

/** Signs a person in as a reader does: by the page's link, and with login and password on the provider's page. */
export async function signInOnPage(
  hub: Pick<Hub, "dataDirectory">,
  page: Page,
  login: string,
): Promise<void> {
  const password = readAccounts(hub).find((one) => one.login === login)?.password ?? "";
  await page.locator(".sign-in").click();
  await page.getByRole("textbox", { name: "Tài khoản" }).fill(login);
  await page.locator('input[type="password"]').fill(password);
  await page.keyboard.press("Enter");
  await page.locator(".account-name").waitFor();
}

/**
 * Signs in as one of the accounts that the provider's page offers, from the page's link on, by the keyboard alone.
 *
 * @param name - what stands on the account's link
 */
export async function signInAsOffered(page: Page, name: string): Promise<void> {
  await page.locator(".sign-in").focus();
  await page.keyboard.press("Enter");
  await chooseOffered(page, name);
  await page.locator(".account-name").waitFor();
}

/** The same from the provider's page on, up to the way back. */
export async function chooseOffered(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name }).focus();
  await page.keyboard.press("Enter");
  await page.locator('[aria-current="true"]', { hasText: name }).waitFor();
  // A browser gives the focus after the page stands: a key that comes before it is nobody's.
  await page.locator("button:focus", { hasText: "Đăng nhập" }).waitFor();
  await page.keyboard.press("Enter");
}
