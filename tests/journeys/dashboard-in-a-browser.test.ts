import { AxeBuilder } from "@axe-core/playwright";
import { stableId } from "@hub/schema/stable-id";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { ask, setCommitmentState } from "../support/ask.js";
import { openBrowser } from "../support/browser.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const COMMITMENTS = "/chuong-trinh/QT-2021-2025?muc=noi-dung";
const ROUNDS = "/chuong-trinh/QT-2021-2025?muc=ky-danh-gia";
const REPORTS = "/chuong-trinh/QT-2021-2025?muc=bao-cao";
const DISTRICT_11 = `/dia-ban/${encodeURIComponent(stableId("administrative-unit", "district-772-2025-03-01"))}`;

/** What the pages show together: everything that may carry a flag, a figure or a code. */
const ADDRESSES = [
  "/",
  "/chuong-trinh",
  COMMITMENTS,
  ROUNDS,
  REPORTS,
  "/chuong-trinh/QT-2021-2025?muc=can-doi-chieu",
  DISTRICT_11,
  "/ra-soat?tinh-trang=tat-ca",
  "/ket-noi",
];

const STATE_OF_QT_1 = '[data-commitment="QT-1"] [data-testid="state"]';

/** Of a rule, an indicator, or a state. */
const CODE = /\b(V\d\d|[A-Z]{2}\d\d|[A-Z]+(_[A-Z]+)+|COMPUTED|DERIVED)\b/g;

const UPDATE_PROGRAMME = `mutation ($id: ID!, $months: Int!) {
  updateProgramme(programmeId: $id, input: { evaluationEveryMonths: $months, source: { title: "kiểm thử tự động" } }) { id }
}`;

describe("the dashboard in a browser", () => {
  let hub: RunningHub;
  let browser: Browser;
  beforeAll(async () => {
    [hub, browser] = await Promise.all([startHub(), openBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await hub[Symbol.asyncDispose]();
  });

  it("shows a commitment's new state in two open windows that nobody reloads", async () => {
    const windows = await Promise.all([openDashboard(COMMITMENTS), openDashboard(COMMITMENTS)]);
    await Promise.all(windows.map(({ page }) => page.locator(STATE_OF_QT_1).waitFor()));
    await setCommitmentState(hub, stableId("commitment", "QT-1"), "IN_PROGRESS");
    await Promise.all(
      windows.map(({ page }) => page.locator(STATE_OF_QT_1, { hasText: "Đang triển khai" }).waitFor()),
    );
    for (const { page, problems } of windows) {
      expect(problems).toEqual([]);
      await page.close();
    }
  });

  it("lists what has just happened, and shows a programme's new interval of evaluations with it", async () => {
    const { page, problems } = await openDashboard(ROUNDS, { width: 360, height: 800 });
    const { errors } = await ask(hub, UPDATE_PROGRAMME, {
      variables: { id: stableId("programme", "QT-2021-2025"), months: 12 },
      writeKey: hub.writeKey,
    });
    expect(errors).toBeUndefined();
    const justNow = page.getByRole("log", { name: "Vừa diễn ra" });
    await justNow.getByText("Chương trình được cập nhật").waitFor();
    await page.getByText("1 năm một lần").waitFor();
    expect(await page.locator("html").evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(360);
    const { violations } = await new AxeBuilder({ page }).include(".just-now").analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(problems).toEqual([]);
    await page.close();
  });

  it("tells a commitment's history: who, when, on which source, from what to what", async () => {
    const { page, problems } = await openDashboard(COMMITMENTS);
    const commitment = page.locator('[data-commitment="QT-2"]');
    await commitment.getByText("Lịch sử thay đổi").click();
    await commitment.locator("[data-version]", { hasText: "Được ghi lần đầu" }).waitFor();
    await setCommitmentState(hub, stableId("commitment", "QT-2"), "DONE");
    const change = commitment.locator("[data-version]").first();
    await change.getByText("Hoàn thành").waitFor();
    expect(await change.innerText()).toMatch(/Tình trạng\s+trước:\s+Chưa có thông tin →\s+sau:\s+Hoàn thành/);
    expect(await change.innerText()).toContain("người giữ khóa ghi");
    expect(await commitment.locator("[data-version]").last().innerText()).toContain("Nguồn: ");
    expect(problems).toEqual([]);
    await page.close();
  });

  it("marks what is not certain, with the reason", async () => {
    const { page } = await openDashboard("/ket-noi");
    await page
      .locator('[data-doubt="INFERRED"]', { hasText: "hệ thống ghi như một hoạt động" })
      .first()
      .waitFor();
    await page.close();
  });

  it("shows how each member is, and at once when one is lost and found again", async () => {
    const { page } = await openDashboard();
    const education = page.locator('[data-member="education"]');
    await education.and(page.locator('[data-state="HEALTHY"]')).waitFor();
    await page.locator(".members-strip").evaluate((strip) => {
      const states = new Set<string>();
      const note = () => {
        states.add(strip.querySelector('[data-member="education"]')?.getAttribute("data-state") ?? "");
        strip.setAttribute("data-seen", [...states].join(" "));
      };
      note();
      new MutationObserver(note).observe(strip, { subtree: true, attributeFilter: ["data-state"] });
    });
    const running = hub.processes().members["education"];
    if (running) process.kill(running.pid, "SIGKILL");
    await page.locator('.members-strip[data-seen~="LATE"], .members-strip[data-seen~="SILENT"]').waitFor();
    await education.and(page.locator('[data-state="HEALTHY"]')).waitFor();
    await page.close();
  });

  it("shows Quận 11 against the national targets", async () => {
    const { page } = await openDashboard(DISTRICT_11);
    const bar = page.getByTestId("target-bar-LM01");
    await bar.scrollIntoViewIfNeeded();
    expect(await bar.textContent()).toMatch(/72/);
    expect(await bar.textContent()).toMatch(/70/);
    await page.close();
  });

  it("lists what is to be checked, and only the gravest of it where the address says so", async () => {
    const { page } = await openDashboard("/ra-soat");
    const findings = page.locator("main .flags").first().getByTestId("quality-flag");
    await findings.first().waitFor();
    expect(await findings.count()).toBeGreaterThanOrEqual(10);
    await page.getByLabel("Mức độ").selectOption({ label: "Lỗi" });
    await page.waitForURL(/muc-do=ERROR/);
    const severities = await findings.evaluateAll((rows) =>
      rows.map((row) => row.getAttribute("data-severity")),
    );
    expect(new Set(severities)).toEqual(new Set(["ERROR"]));
    await page.close();
  });

  it.each(["Tiếng Việt", "English"])(
    "names what it shows in words, never by a code (%s)",
    async (language) => {
      const { page } = await openDashboard();
      await page.getByText(language, { exact: true }).first().click();
      const texts: string[] = [];
      for (const address of ADDRESSES) {
        await goTo(page, address, language === "English" ? "en" : "vi");
        const text = await page.locator("body").innerText();
        expect([address, text.match(CODE)]).toEqual([address, null]);
        expect(text).not.toMatch(/chưa có tên gọi|has no name|not known to this page/);
        texts.push(text);
      }
      expect(texts.join()).toMatch(/Chưa nêu tên đủ các bên ký kết|Not all signatories are named/);
      await page.close();
    },
    120_000,
  );

  it.each([1440, 360])(
    "needs at %i px no sideways scrolling and no host but the hub's, and has no accessibility fault",
    async (width) => {
      const { page, foreignRequests } = await openDashboard("/", { width, height: 800 });
      for (const address of ADDRESSES) {
        await goTo(page, address);
        const scrollWidth = await page.locator("html").evaluate((html) => html.scrollWidth);
        expect([address, scrollWidth]).toEqual([address, width]);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect([address, violations.map(describeViolation)]).toEqual([address, []]);
      }
      expect(foreignRequests).toEqual([]);
      await page.close();
    },
    120_000,
  );

  it("is in Vietnamese first, and in English at a switch, which keeps the place", async () => {
    const { page } = await openDashboard(COMMITMENTS);
    expect(await page.locator("html").getAttribute("lang")).toBe("vi");
    await page.getByText("English", { exact: true }).first().click();
    await page.locator('html[lang="en"]').waitFor();
    await page.getByText("No information", { exact: false }).first().waitFor();
    expect(new URL(page.url()).search).toBe("?muc=noi-dung&ngon-ngu=en");
    await page.close();
  });

  it("serves the explorer from its own host, and it runs a query", async () => {
    const page = await browser.newPage();
    const foreignRequests = foreignRequestsOf(page);
    // Where it was before.
    await page.goto(`${hub.url}/explorer`);
    expect(new URL(page.url()).pathname).toBe("/truy-van");
    // Before the query is in the editor there is nothing to execute.
    await page
      .locator(".graphiql-query-editor", { hasText: "declaredPartyCount" })
      .waitFor({ timeout: 15_000 });
    await page.getByRole("button", { name: /execute/i }).click();
    await page.locator(".result-window", { hasText: "declaredPartyCount" }).waitFor({ timeout: 15_000 });
    expect(foreignRequests).toEqual([]);
    await page.close();
  });

  it.each([1440, 360])("shows whose explorer it is within its header at %i px", async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.goto(`${hub.url}/truy-van`);
    const logo = page.getByRole("link", { name: "Khuyến học Hub" });
    await logo.waitFor({ timeout: 15_000 });
    const header = await page.locator(".graphiql-session-header").boundingBox();
    const box = await logo.boundingBox();
    if (!header || !box) throw new Error("nothing is shown");
    expect(box.y).toBeGreaterThanOrEqual(header.y);
    expect(box.x + box.width).toBeLessThanOrEqual(header.x + header.width);
    expect(box.height).toBeLessThanOrEqual(header.height);
    await page.close();
  });

  it("completes, checks and explains what is written in the explorer", async () => {
    const page = await browser.newPage();
    await page.goto(`${hub.url}/truy-van`);
    const editor = page.locator(".graphiql-query-editor");
    const field = editor.locator(".view-line span", { hasText: /^ *declaredPartyCount$/ }).last();
    await field.click({ timeout: 15_000 });
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("decl");
    await editor.locator(".suggest-widget .monaco-list-row", { hasText: "declaredPartyCount" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.type("ined ");
    await editor.locator(".squiggly-error").first().waitFor();
    await page.keyboard.press("Escape");
    await field.hover();
    await page.locator(".monaco-hover", { hasText: "How many partners the source counts" }).waitFor();
    await page.close();
  });

  /** Everything that can be unfolded, with the histories that are then read. */
  async function openFolds(page: Page): Promise<void> {
    await page.locator("details").evaluateAll((folds) => {
      for (const fold of folds) fold.setAttribute("open", "");
    });
    for (const history of await page.locator(".history").all())
      await history.locator("[data-version]").first().waitFor();
  }

  /** Another page, shown with all that it asks for. */
  async function goTo(page: Page, address: string, language = "vi"): Promise<void> {
    const url = new URL(address, hub.url);
    if (language !== "vi") url.searchParams.set("ngon-ngu", language);
    await page.goto(String(url));
    await page.locator(`html[lang="${language}"]`).waitFor();
    await page.locator("main h1").waitFor();
    await page.locator("main [aria-busy]").first().waitFor({ state: "detached" });
    await openFolds(page);
  }

  async function openDashboard(address = "/", viewport = { width: 1440, height: 900 }): Promise<OpenPage> {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    const foreignRequests = foreignRequestsOf(page);
    await page.goto(`${hub.url}${address}`);
    await page.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
    return { page, problems, foreignRequests };
  }

  function foreignRequestsOf(page: Page): string[] {
    const foreign: string[] = [];
    page.on("request", (request) => {
      const { protocol, host } = new URL(request.url());
      if (/^(https?|wss?):$/.test(protocol) && host !== new URL(hub.url).host) foreign.push(request.url());
    });
    return foreign;
  }
});

function describeViolation({ id, nodes }: { id: string; nodes: { html: string }[] }): string {
  return `${id}: ${nodes.map(({ html }) => html).join(" ")}`;
}

interface OpenPage {
  readonly page: Page;
  readonly problems: string[];
  readonly foreignRequests: string[];
}
