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
