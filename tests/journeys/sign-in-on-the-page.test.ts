import { text } from "node:stream/consumers";
import { until } from "@hub/gateway-fixtures/until";
import { describe, expect, it } from "@jest/globals";
import type { IntrospectionSchema } from "graphql";
import type { Browser, BrowserContextOptions, Page, Request } from "playwright-core";
import { ask } from "../support/ask.js";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { accessibilityFaultsOf } from "../support/page-faults.js";
import { chooseOffered, signInAsOffered } from "../support/sign-in-on-page.js";
import { addressForPeople, readAccounts, signPersonIn } from "../support/signed-in.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const REPORTER = "reporter@education";
const NAME = "Cán bộ tổng hợp số liệu, Sở Giáo dục và Đào tạo";
/** With a filter, a part and a language. */
const PLACE = "/chuong-trinh/QT-2021-2025?muc=noi-dung&ngon-ngu=en";
const MINUTE_MS = 60_000;
/** The words of a figure that is for few. */
const INTERNAL = "ghi trong sổ nội bộ";

/** An expression: all that the browser keeps of its own accord, as text. */
const KEPT = `(async () => {
  const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const kept = await cache.match(request); // none: it was dropped since the keys were listed
      texts.push(name, request.url, (await kept?.text()) ?? "");
    }
  }
  return texts.join("\\n");
})()`;
const SESSION = `JSON.parse(localStorage.getItem("hub.session"))`;
const ANSWER_CACHES = `caches.keys().then((names) => names.filter((name) => name.startsWith("hub-answers")))`;

describe("whoever signs in on the page", () => {
  let hub: RunningHub;
  let address: string;
  let browser: Browser;
  openHubInBrowser(startHub, (...opened) => {
    [hub, browser] = opened;
    address = addressForPeople(hub);
  });

  it.each([1440, 360])(
    "comes back to the very address, is named there, and stays so (%i px, by keyboard)",
    async (width) => {
      const { context, page, problems } = await open(PLACE, { viewport: { width, height: 800 } });
      const asked = tokensAskedWith(page);
      await page.getByRole("link", { name: "Sign in" }).waitFor();
      expect(await accessibilityFaultsOf(page)).toEqual([]);
      await signInAsOffered(page, REPORTER);
      expect(page.url()).toBe(`${address}${PLACE}`);
      const account = page.getByRole("button", { name: `Account: ${NAME}` });
      await account.waitFor();
      await page.locator('[data-commitment="QT-1"]').waitFor();
      await page.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
      expect(await page.locator("html").evaluate((html) => html.scrollWidth)).toBe(width);

      await account.focus();
      await page.keyboard.press("Enter");
      const menu = page.locator("#account-menu");
      await menu.getByText(/^Reporter/).waitFor();
      expect(await menu.innerText()).toMatch(/Sở Giáo dục và Đào tạo/);
      expect(await accessibilityFaultsOf(page)).toEqual([]);
      await page.keyboard.press("Escape");

      await page.reload();
      await account.waitFor();
      await page.locator('[data-commitment="QT-1"]').waitFor();
      expect(asked.http.length).toBeGreaterThan(0);
      expect(asked.streams.length).toBeGreaterThan(0);
      const tokens = new Set([...asked.http, ...asked.streams].slice(-3));
      expect(tokens).not.toContain(undefined);
      const { refreshToken, idToken } = await page.evaluate<Record<string, string>>(SESSION);
      const kept = await page.evaluate<string>(KEPT);
      for (const token of tokens) expect(kept).not.toContain(token?.replace("Bearer ", ""));
      expect(kept.split(refreshToken ?? "")).toHaveLength(2);
      expect(kept.split(idToken ?? "")).toHaveLength(2);
      expect(problems).toEqual([]);
      await context.close();
    },
    120_000,
  );

  it("is followed by all other tabs, signing in and out, and leaves nothing behind", async () => {
    const { context, page } = await open(PLACE);
    const other = await context.newPage();
    await other.goto(`${address}/so-lieu`);
    await other.getByRole("link", { name: "Đăng nhập" }).waitFor();
    await signInAsOffered(page, REPORTER);
    await other.getByRole("button", { name: `Tài khoản: ${NAME}` }).waitFor();
    await other.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
    const { id } = await page.evaluate<{ id: string }>(SESSION);
    await other.waitForFunction(`${ANSWER_CACHES}.then((names) => names.join() === "hub-answers-${id}")`);

    await page.getByRole("button", { name: `Account: ${NAME}` }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(`${address}/*`);
    await page.locator(".sign-in").waitFor();
    await other.getByRole("link", { name: "Đăng nhập" }).waitFor();
    expect(await page.evaluate(SESSION)).toBeNull();
    expect(await page.evaluate<string>(KEPT)).not.toContain(id);
    expect(await page.evaluate<string[]>(ANSWER_CACHES)).not.toContain(`hub-answers-${id}`);

    // The provider has ended its session as well: it asks who is there.
    await page.locator(".sign-in").click();
    await page.getByRole("textbox", { name: "Tài khoản" }).waitFor();
    await context.close();
  }, 120_000);

  it("is shown in the query tool what the account can use, until it signs out", async () => {
    const { context, page } = await open("/ket-noi?ngon-ngu=en");
    const openTool = () => schemaToldBy(page, () => page.goto(`${address}/truy-van?ngon-ngu=en`));
    expect((await openTool()).mutationType).toBeNull();
    const toReporter = await schemaToldBy(page, () => signInAsOffered(page, REPORTER));
    expect(toReporter.mutationType?.name).toBe("Mutation");
    expect(typeNames(toReporter)).toContain("ReportFigureInput");
    expect(typeNames(toReporter)).not.toContain("GiveRightInput");

    await page.getByRole("button", { name: "Show Call from elsewhere" }).click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: /^GraphQL SDL/ }).click(),
    ]);
    // The organisation's contract has what its other accounts may do as well.
    const contract = await text(await file.createReadStream());
    expect(contract).toContain("# Lược đồ mà tài khoản của Sở Giáo dục và Đào tạo tỉnh Sơn La dùng được");
    expect(contract).toContain("input GiveRightInput");
    expect(await accessibilityFaultsOf(page)).toEqual([]);

    await page.getByRole("button", { name: `Account: ${NAME}` }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(`${address}/*`);
    await page.locator(".sign-in").waitFor();
    expect(await page.evaluate<string>(KEPT)).not.toContain("ReportFigureInput");
    expect((await openTool()).mutationType).toBeNull();
    await context.close();
  }, 120_000);

  it("is led from 127.0.0.1 to the address of people", async () => {
    const { context, page } = await open(PLACE, {}, hub.url);
    await signInAsOffered(page, REPORTER);
    expect(page.url()).toBe(`${address}${PLACE}`);
    await context.close();
  }, 60_000);

  it("has a stream that goes on with the next token before the first expires", async () => {
    const { context, page } = await open(PLACE);
    await signInAsOffered(page, REPORTER);
    await page.clock.install();
    const asked = tokensAskedWith(page);
    await page.reload();
    await page.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
    const [first] = asked.streams;
    await page.clock.fastForward(9 * MINUTE_MS);
    await until(() => asked.pings.length > 0);
    expect(asked.pings).not.toContain(first);
    await context.close();
  }, 60_000);

  it("is told when the sign-in was revoked, in all tabs, and nothing of it is kept", async () => {
    const { context, page } = await open(PLACE);
    await signInAsOffered(page, REPORTER);
    const other = await context.newPage();
    await other.goto(`${address}/so-lieu`);
    await other.getByRole("button", { name: `Tài khoản: ${NAME}` }).waitFor();
    const { id, refreshToken } = await page.evaluate<Record<string, string>>(SESSION);
    await fetch(`${address}/oidc/token/revocation`, {
      method: "POST",
      body: new URLSearchParams({ client_id: "hub-page", token: refreshToken ?? "" }),
    });
    await page.reload();
    const notice = page.getByRole("alert").filter({ hasText: "The sign-in has expired or was revoked" });
    await notice.waitFor();
    await other.getByRole("alert").filter({ hasText: "đã hết hạn hoặc bị thu hồi" }).waitFor();
    expect(await accessibilityFaultsOf(page)).toEqual([]);
    expect(await page.evaluate<string>(KEPT)).not.toContain(id);
    await page.locator('[data-commitment="QT-1"]').waitFor();
    await notice.getByRole("button", { name: "Go on without signing in" }).click();
    await notice.waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("link", { name: "Sign in" }).waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    await context.close();
  }, 120_000);

  it("is not shown any more, with or without a network, what a right has let it see that has ended", async () => {
    const { id, figure } = await showColleagueInternalFigure("reader@womens-union");
    const { context, page } = await open(`/so-lieu/${figure}?ngon-ngu=en`);
    await page.getByText("The hub has no figure at this address").waitFor();
    await signInAsOffered(page, "reader@womens-union");
    await page.getByText(INTERNAL).first().waitFor();
    await page.reload();
    await page.getByText(INTERNAL).first().waitFor();
    await page.waitForFunction(`${KEPT}.then((kept) => kept.includes(${JSON.stringify(INTERNAL)}))`);
    await asAdministrator(
      `mutation ($id: ID!) { endRight(rightId: $id, expectedVersion: 1, reason: "Nghỉ hưu") { id } }`,
      { id },
    );
    await page.getByText("The hub has no figure at this address").waitFor();
    expect(await page.evaluate<string>(KEPT)).not.toContain(INTERNAL);
    await context.setOffline(true);
    await page.reload();
    await page.locator("main").waitFor();
    expect(await page.locator("body").innerText()).not.toContain(INTERNAL);
    await context.close();
  }, 120_000);

  it("sees of an internal figure that it is one, and is offered no citation of it", async () => {
    const { figure } = await showColleagueInternalFigure("reader@youth-union");
    const { context, page } = await open(`/so-lieu/${figure}?ngon-ngu=en`);
    await signInAsOffered(page, "reader@youth-union");
    await page.getByText("Internal Not published: ").waitFor();
    expect(await page.getByRole("heading", { name: "Cite this figure" }).count()).toBe(0);
    expect(await page.locator("main").innerText()).not.toMatch(/Published in|Publications/);
    expect(await accessibilityFaultsOf(page)).toEqual([]);
    await page.locator("main").getByRole("link", { name: "Sơn La Province" }).click();
    const card = page.locator(".stat", { hasText: INTERNAL });
    await card.getByText("Internal", { exact: true }).waitFor();
    await context.close();
  }, 120_000);

  it("is told in a sentence why it has failed, and how to go on", async () => {
    const { context, page } = await open(PLACE);
    const says = async (sentence: string) => {
      await page.getByRole("alert").filter({ hasText: sentence }).waitFor();
      expect(new URL(page.url()).searchParams.get("state")).toBeNull();
      expect(await accessibilityFaultsOf(page)).toEqual([]);
    };
    await page.locator(".sign-in").click();
    await page.getByRole("button", { name: /^Quay lại/ }).click();
    await says("The sign-in was refused, or cancelled there");

    await context.route(/\/oidc\/\.well-known/, (route) => route.abort());
    await page.getByRole("button", { name: "Sign in again" }).click();
    await says("cannot be reached");
    await context.unroute(/\/oidc\/\.well-known/);
    await page.getByRole("link", { name: "Back to the page you came from" }).click();
    await page.locator('[data-commitment="QT-1"]').waitFor();
    expect(page.url()).toBe(`${address}${PLACE}`);

    await page.goto(`${address}/dang-nhap?code=another&state=another`);
    await page.getByRole("alert").filter({ hasText: "không thuộc về lần đăng nhập nào" }).waitFor();

    await page.clock.install({ time: Date.now() + 60 * MINUTE_MS });
    await page.goto(`${address}${PLACE}`);
    await page.locator(".sign-in").click();
    await chooseOffered(page, REPORTER);
    await says("This machine's clock differs");
    await context.close();
  }, 120_000);

  /** Of the education department, to which somebody gets a right. */
  async function showColleagueInternalFigure(login: string): Promise<{ id: string; figure: string }> {
    const { organisation, unit } = readAccounts(hub).find((one) => one.login === REPORTER) ?? {};
    const input = {
      unitId: unit,
      indicatorCode: "CL05",
      numerator: 7302,
      printedText: INTERNAL,
      asOf: "2026-06-30",
      source: { title: "Sổ theo dõi" },
      sensitivity: "INTERNAL",
    };
    const report = `mutation ($input: ReportFigureInput!) {
      reportFigure(member: "education", input: $input) { figure { id } }
    }`;
    const authorization = hub.authorization("system-education");
    const reported = await ask(hub, report, { variables: { input }, authorization });
    const given = await asAdministrator(
      `mutation ($input: GiveRightInput!) { giveRight(input: $input, reason: "Biệt phái") { id } }`,
      { input: { account: login, role: "READER", organisationId: organisation, unitId: unit } },
    );
    return { id: given.data.giveRight.id, figure: reported.data.reportFigure.figure.id };
  }

  async function asAdministrator(query: string, variables: Record<string, unknown>) {
    const { access_token } = await signPersonIn(hub, "member-administrator@education");
    return ask(hub, query, { variables, authorization: `Bearer ${access_token}` });
  }

  async function open(place: string, options: BrowserContextOptions = {}, at = address) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("pageerror", ({ message }) => problems.push(message));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    await page.goto(`${at}${place}`);
    return { context, page, problems };
  }

  /** What the hub tells the query tool of its schema when that happens. */
  async function schemaToldBy(page: Page, cause: () => Promise<unknown>): Promise<IntrospectionSchema> {
    const isSchema = (request: Request) => request.postData()?.includes("IntrospectionQuery") === true;
    const [response] = await Promise.all([page.waitForResponse((one) => isSchema(one.request())), cause()]);
    return (await response.json()).data.__schema;
  }

  function typeNames({ types }: IntrospectionSchema): string[] {
    return types.map(({ name }) => name);
  }

  /** What the page asks the hub with from now on; undefined where it asks as nobody. */
  function tokensAskedWith(page: Page) {
    const asked = {
      http: [] as (string | undefined)[],
      streams: [] as (string | undefined)[],
      pings: [] as (string | undefined)[],
    };
    page.on("request", (request) => {
      if (request.url().endsWith("/graphql")) asked.http.push(request.headers()["authorization"]);
    });
    page.on("websocket", (socket) =>
      socket.on("framesent", ({ payload }) => {
        const { type, payload: told } = JSON.parse(String(payload));
        if (type === "connection_init") asked.streams.push(told?.authorization);
        if (type === "ping" && told?.authorization) asked.pings.push(told.authorization);
      }),
    );
    return asked;
  }
});
