import { until } from "@hub/gateway-fixtures/until";
import { formatGlobalId } from "@hub/schema/global-id";
import { stableId } from "@hub/schema/stable-id";
import { describe, expect, it } from "@jest/globals";
import type { Browser, Page, Request } from "playwright-core";
import { ask } from "../support/ask.js";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { accessibilityFaultsOf, foreignRequestsOf } from "../support/page-faults.js";
import { type HubToRead, shareHub } from "../support/share-hub.js";

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 360, height: 800 };

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

/** Of what the demonstration has none: a journey of its own makes one and looks at its page. */
const SHOWN_ELSEWHERE = ["/thoa-thuan/:id"];

/** Addresses that show other parts than their page does at first. */
const PARTS = [
  "/chuong-trinh/QT-2021-2025?muc=noi-dung",
  "/chuong-trinh/QT-2021-2025?muc=ky-danh-gia",
  "/chuong-trinh/QT-2021-2025?muc=bao-cao",
  "/chuong-trinh/QT-2021-2025?muc=thoa-thuan",
  "/chuong-trinh/QT-2021-2025?muc=can-doi-chieu",
  "/chuong-trinh/QT-2021-2025?muc=tat-ca",
  "/ra-soat?tinh-trang=tat-ca",
  "/dia-ban?tim=quan+11",
];

/** Addresses that show less of their page. */
const SELECTIONS = [
  "/chuong-trinh?tim=quang+tri&tinh-trang=da-ket-thuc&xep=ten",
  "/chuong-trinh/QT-2021-2025?muc=lich-su&ngon-ngu=en",
  "/ra-soat?muc-do=WARNING&loai=V03",
  "/thay-doi?loai=Figure&don-vi=association&tu=2025-01-01&ngon-ngu=en",
  "/so-lieu?chi-so=LM03&cap=DISTRICT&ngay=2020-12-31&ngon-ngu=en",
  `/dia-ban/${DISTRICT_11}?ngay=2025-06-30`,
  "/van-ban?ngay=2015-01-01&hieu-luc=co",
  "/chi-tieu?nam=2030",
  "/hoat-dong?loai=SUPPORT&thanh-vien=youth-union&ngon-ngu=en",
  "/lich?thang=2022-05&chuong-trinh=QT-2021-2025",
  `/lich?thang=2024-05&co-quan=${ASSOCIATION}&ngon-ngu=en`,
  "/khai-thac?muc=cong-thuc&cach=python",
  "/khai-thac?muc=luoc-do&ngon-ngu=en",
  "/?man-hinh=1",
];

/** Of a rule, an indicator, or a state. */
const CODE = /\b(V\d\d|[A-Z]{2}\d\d|[A-Z]+(_[A-Z]+)+|COMPUTED|DERIVED)\b/g;
/** Of no indicator and no rule of a figure: no page cites these. */
const WORD_OF_PROGRAMS = /\b[A-Z]+(_[A-Z]+)+\b/g;
/** An indicator's code is how it is cited: its page and the lists of figures print it beside the name. */
const CITES_CODES = /^\/(chi-so|so-lieu)/;
const TIME_LIMIT_MS = 600_000;
/** While one page waits for the hub, the other is looked at. */
const WINDOWS = 2;

describe("every page of the dashboard", () => {
  let hub: HubToRead;
  let browser: Browser;
  openHubInBrowser(shareHub, (...opened) => {
    [hub, browser] = opened;
  });

  it(
    "is the same after a reload, each at its address",
    async () => {
      await inWindows(SELECTIONS, async (page, address) => {
        const shown = await visit(page, address);
        await page.setViewportSize(NARROW);
        await page.reload();
        expect([address, await describePage(page)]).toEqual([address, shown]);
        await page.setViewportSize(WIDE);
        expect([address, shown.title]).toEqual([address, expect.stringMatching(/ · Khuyến học Hub$/)]);
      });
    },
    TIME_LIMIT_MS,
  );

  it(
    "is so with all its parts, which need no sideways scrolling and no host but the hub's, have no accessibility fault, and name things in words",
    async () => {
      const texts: string[] = [];
      const foreignRequests = await inWindows(
        [...(await addressesOfPages()), ...PARTS],
        async (page, address) => {
          const shown = await visit(page, address);
          expect([address, shown.title]).toEqual([address, expect.stringMatching(/ · Khuyến học Hub$/)]);
          await openFolds(page);
          await fits(page, address);
          await isAccessible(page, address);
          texts.push(await isInWords(page, address));

          // The other width and the other colours at the other load.
          await page.setViewportSize(NARROW);
          await page.emulateMedia({ colorScheme: "dark" });
          await page.reload();
          expect([address, await describePage(page)]).toEqual([address, shown]);
          await openFolds(page);
          await fits(page, address);
          await isAccessible(page, address);

          await page.setViewportSize(WIDE);
          await chooseLanguage(page, "English", "en");
          await fits(page, address);
          texts.push(await isInWords(page, address));
          await page.setViewportSize(NARROW);
          await fits(page, address);
          await page.setViewportSize(WIDE);
          await chooseLanguage(page, "Tiếng Việt", "vi");
          await page.emulateMedia({ colorScheme: "light" });
        },
      );
      expect(texts.join()).toMatch(/Chưa nêu tên đủ các bên ký kết/);
      expect(texts.join()).toMatch(/Not all signatories are named/);
      expect(foreignRequests).toEqual([]);
    },
    TIME_LIMIT_MS,
  );

  /** Each address in one of a few windows; the requests to others than the hub. */
  async function inWindows(
    addresses: readonly string[],
    look: (page: Page, address: string) => Promise<void>,
  ): Promise<string[]> {
    const left = [...addresses];
    const foreign = Array.from({ length: WINDOWS }, async () => {
      const page = await openPage();
      const requests = foreignRequestsOf(page, hub.url);
      for (let address = left.shift(); address !== undefined; address = left.shift())
        await look(page, address);
      await page.context().close();
      return requests;
    });
    return (await Promise.all(foreign)).flat();
  }

  /** What each page has asked the hub and has no answer to yet; streams go on. */
  const unansweredOf = new WeakMap<Page, Set<Request>>();

  async function openPage(): Promise<Page> {
    const context = await browser.newContext({ viewport: WIDE, reducedMotion: "reduce" });
    const page = await context.newPage();
    const unanswered = new Set<Request>();
    unansweredOf.set(page, unanswered);
    page.on("request", (request) => {
      const isStream = request.headers()["accept"]?.includes("text/event-stream");
      if (new URL(request.url()).pathname === "/graphql" && !isStream) unanswered.add(request);
    });
    page.on("requestfinished", (request) => unanswered.delete(request));
    page.on("requestfailed", (request) => unanswered.delete(request));
    return page;
  }

  async function addressesOfPages(): Promise<string[]> {
    const { pages }: { pages: string[] } = JSON.parse(
      await (await fetch(`${hub.url}/addresses.json`)).text(),
    );
    const query = '{ figures(indicators: ["LM03"], first: 1, includeEnded: true) { nodes { id } } }';
    const [figure] = (await ask(hub, query)).data.figures.nodes;
    const examples: Readonly<Record<string, string>> = {
      ...EXAMPLES,
      "/so-lieu/:id": `/so-lieu/${figure.id}`,
    };
    const shown = pages.filter((address) => !SHOWN_ELSEWHERE.includes(address));
    const addresses = shown.map((address) => examples[address] ?? address);
    // A new page needs an example here.
    expect(addresses.filter((address) => address.includes(":"))).toEqual([]);
    return addresses;
  }

  async function visit(page: Page, address: string) {
    const response = await page.goto(`${hub.url}${address}`);
    expect([address, response?.status()]).toEqual([address, 200]);
    const shown = await describePage(page);
    expect(shown.address).toBe(address);
    return shown;
  }

  /** What a reader would compare; ages and the latest changes go on meanwhile. */
  async function describePage(page: Page) {
    await isShown(page);
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

  /** With all that it asks for, some of it only when it has other answers. */
  async function isShown(page: Page): Promise<void> {
    do {
      await page.locator("main h1").waitFor();
      await page.locator("main [aria-busy]").first().waitFor({ state: "detached" });
      await until(() => !isAsking(page));
      await page.evaluate(
        "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))",
      );
    } while (isAsking(page));
  }

  function isAsking(page: Page): boolean {
    return (unansweredOf.get(page)?.size ?? 0) > 0;
  }

  /** Everything that can be unfolded, with the histories that are then read. */
  async function openFolds(page: Page): Promise<void> {
    await page.locator("details").evaluateAll((folds) => {
      for (const fold of folds) fold.setAttribute("open", "");
    });
    for (const history of await page.locator(".history").all())
      await history.locator("[data-version]").first().waitFor();
  }

  async function chooseLanguage(page: Page, name: string, language: string): Promise<void> {
    await page.getByText(name, { exact: true }).first().click();
    await page.locator(`html[lang="${language}"]`).waitFor();
    await isShown(page);
  }

  async function fits(page: Page, address: string): Promise<void> {
    const scrollWidth = await page.locator("html").evaluate((html) => html.scrollWidth);
    expect([address, scrollWidth]).toEqual([address, page.viewportSize()?.width]);
  }

  async function isAccessible(page: Page, address: string): Promise<void> {
    const faults = await accessibilityFaultsOf(page);
    expect([address, page.viewportSize(), faults]).toEqual([address, page.viewportSize(), []]);
  }

  /** What is told to those who do not see, or in a field that is empty. */
  function labelsOf(page: Page): Promise<(string | null)[]> {
    const attributes = ["aria-label", "title", "alt", "placeholder"];
    return page
      .locator(attributes.map((name) => `[${name}]`).join())
      .evaluateAll(
        (elements, names) => elements.flatMap((element) => names.map((name) => element.getAttribute(name))),
        attributes,
      );
  }

  /** Returns the page's text, without what is there to be copied into programs. */
  async function isInWords(page: Page, address: string): Promise<string> {
    const toCopy = page.locator("code, pre");
    const show = (display: string) =>
      toCopy.evaluateAll((all, shown) => {
        for (const { style } of all) style.display = shown;
      }, display);
    await show("none");
    const text = await page.locator("body").innerText();
    await show("");
    expect([address, text.match(WORD_OF_PROGRAMS)]).toEqual([address, null]);
    expect([address, (await labelsOf(page)).join().match(WORD_OF_PROGRAMS)]).toEqual([address, null]);
    if (!CITES_CODES.test(address)) expect([address, text.match(CODE)]).toEqual([address, null]);
    expect(text).not.toMatch(/chưa có tên gọi|has no name|not known to this page/);
    return text;
  }
});
