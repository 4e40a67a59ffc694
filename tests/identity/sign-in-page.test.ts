import { describe, expect, it } from "@jest/globals";
import { authorizationCodeGrant, buildEndSessionUrl } from "openid-client";
import type { Browser, Page } from "playwright-core";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { accessibilityFaultsOf } from "../support/page-faults.js";
import { chooseOffered } from "../support/sign-in-on-page.js";
import { addressForPeople, askForSignIn, discoverProvider, readAccounts } from "../support/signed-in.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const REPORTER = "reporter@education";
const LOOKS = [360, 1440].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })),
);

describe("the sign-in page", () => {
  let hub: RunningHub;
  let browser: Browser;
  openHubInBrowser(startHub, (opened, itsBrowser) => {
    hub = opened;
    browser = itsBrowser;
  });

  async function askAsPage() {
    const account = readAccounts(hub).find(({ login }) => login === REPORTER);
    if (!account) throw new Error("There is no such account");
    const configuration = await discoverProvider(hub, account);
    const { url, ...checks } = await askForSignIn(hub, configuration);
    return { url, configuration, checks };
  }

  async function openSignIn(look: { width?: number; colorScheme?: "light" | "dark" } = {}): Promise<Page> {
    const { width = 1440, colorScheme = "light" } = look;
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.goto((await askAsPage()).url);
    await page.getByRole("heading", { name: "Đăng nhập" }).waitFor();
    return page;
  }

  it.each(LOOKS)(
    "has no faults at $width px in $colorScheme colours, as it opens and refused",
    async (look) => {
      const page = await openSignIn(look);
      expect(await accessibilityFaultsOf(page)).toEqual([]);
      await page.getByRole("textbox", { name: "Tài khoản" }).fill(REPORTER);
      await page.getByLabel("Mật khẩu").fill("guess");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").waitFor();
      expect(await page.getByRole("alert").textContent()).toContain("Tài khoản hoặc mật khẩu không đúng");
      expect(await page.getByRole("textbox", { name: "Tài khoản" }).inputValue()).toBe(REPORTER);
      expect(await accessibilityFaultsOf(page)).toEqual([]);
      await page.close();
    },
  );

  it("fills the form in at one press, and signs in at the next, with the keyboard alone", async () => {
    const page = await openSignIn();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await chooseOffered(page, REPORTER);
    await page.waitForURL(`${addressForPeople(hub)}/dang-nhap?*`);
    expect(complaints.filter((text) => /Content Security Policy/.test(text))).toEqual([]);
    await page.close();
  });

  it("signs out without a question where the hub's page asks for it, and else with one press", async () => {
    const context = await browser.newContext();
    // Who asks for the sign-in here is this test, not the hub's page.
    await context.route(/\/dang-nhap\?/, (route) => route.fulfill({ body: "" }));
    const page = await context.newPage();
    const until = `${addressForPeople(hub)}/dang-nhap?*`;
    const signIn = async () => {
      const { url, configuration, checks } = await askAsPage();
      await page.goto(url);
      await page.getByRole("link", { name: REPORTER }).click();
      await page.locator('[aria-current="true"]').waitFor();
      await page.getByRole("button", { name: /^Đăng nhập/ }).click();
      await page.waitForURL(until);
      return {
        configuration,
        tokens: await authorizationCodeGrant(configuration, new URL(page.url()), checks),
      };
    };

    await signIn();
    await page.goto(`${addressForPeople(hub)}/oidc/session/end`);
    expect(await accessibilityFaultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: /^Đăng xuất/ }).click();
    await page.getByRole("heading", { name: "Đã đăng xuất" }).waitFor();

    const { configuration, tokens } = await signIn();
    const ending = buildEndSessionUrl(configuration, {
      id_token_hint: tokens.id_token ?? "",
      post_logout_redirect_uri: `${addressForPeople(hub)}/`,
    });
    await page.goto(ending.href);
    await page.waitForURL(`${addressForPeople(hub)}/`);
    await page.goto((await askAsPage()).url);
    await page.getByRole("heading", { name: "Đăng nhập" }).waitFor();
    await context.close();
  });
});
