import { AxeBuilder } from "@axe-core/playwright";
import { stableId } from "@hub/schema/stable-id";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { ask, setCommitmentState } from "../support/ask.js";
import { openBrowser } from "../support/browser.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

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
    const windows = await Promise.all([openDashboard(), openDashboard()]);
    await setCommitmentState(hub, stableId("commitment", "QT-1"), "IN_PROGRESS");
    await Promise.all(
      windows.map(({ page }) => page.locator(STATE_OF_QT_1, { hasText: "Đang thực hiện" }).waitFor()),
    );
    for (const { page, problems } of windows) {
      expect(problems).toEqual([]);
      await page.close();
    }
  });

  it("lists what has just happened, and shows a programme's new interval of evaluations with it", async () => {
    const { page, problems } = await openDashboard({ width: 360, height: 800 });
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
    const { page, problems } = await openDashboard();
    const commitment = page.locator('[data-commitment="QT-2"]');
    await commitment.getByText("Lịch sử thay đổi").click();
    await commitment.locator("[data-version]", { hasText: "Được ghi lần đầu" }).waitFor();
    await setCommitmentState(hub, stableId("commitment", "QT-2"), "DONE");
    const change = commitment.locator("[data-version]").first();
    await change.getByText("Hoàn thành").waitFor();
    expect(await change.innerText()).toMatch(/Tình trạng\s+trước:\s+Chưa có báo cáo →\s+sau:\s+Hoàn thành/);
    expect(await change.innerText()).toContain("người giữ khóa ghi");
    expect(await commitment.locator("[data-version]").last().innerText()).toContain("Nguồn: ");
    expect(problems).toEqual([]);
    await page.close();
  });

  it("marks what is not certain, with the reason", async () => {
    const { page } = await openDashboard();
    await page.locator('[data-doubt="INFERRED"]', { hasText: "hub ghi như một hoạt động" }).first().waitFor();
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

  it("shows Quận 11 against the national targets and the quality flags", async () => {
    const { page } = await openDashboard();
    const bar = page.getByTestId("target-bar-LM01");
    await bar.scrollIntoViewIfNeeded();
    expect(await bar.textContent()).toMatch(/72/);
    expect(await bar.textContent()).toMatch(/70/);
    await page.getByTestId("quality-flag").first().waitFor();
    expect(await page.getByTestId("quality-flag").count()).toBeGreaterThanOrEqual(10);
    await page.close();
  });

  it.each(["Tiếng Việt", "English"])(
    "names what it shows in words, never by a code (%s)",
    async (language) => {
      const { page } = await openDashboard();
      await page.getByText(language, { exact: true }).first().click();
      await page.getByTestId("quality-flag").first().waitFor();
      await openFolds(page);
      const text = await page.locator("body").innerText();
      expect(text).toMatch(/Chưa nêu tên đủ các bên ký kết|Not all signatories are named/);
      expect(text.match(CODE)).toBeNull();
      expect(text).not.toMatch(/chưa có tên gọi|has no name|not known to this page/);
      await page.close();
    },
  );

  it("needs no sideways scrolling at 360 px and no host but the hub's", async () => {
    const { page, foreignRequests } = await openDashboard({ width: 360, height: 800 });
    await openFolds(page);
    const width = await page.locator("html").evaluate((html) => html.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
    expect(foreignRequests).toEqual([]);
    await page.close();
  });

  it.each([1440, 360])("has no serious accessibility fault at %i px", async (width) => {
    const { page } = await openDashboard({ width, height: 900 });
    await openFolds(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
    await page.close();
  });

  it("is in Vietnamese first, and in English at a switch", async () => {
    const { page } = await openDashboard();
    expect(await page.locator("html").getAttribute("lang")).toBe("vi");
    await page.getByText("English", { exact: true }).first().click();
    await page.locator('html[lang="en"]').waitFor();
    await page.getByText("Not reported", { exact: false }).first().waitFor();
    await page.close();
  });

  it("serves the explorer from its own host, and it runs a query", async () => {
    const page = await browser.newPage();
    const foreignRequests = foreignRequestsOf(page);
    await page.goto(`${hub.url}/explorer`);
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
    await page.goto(`${hub.url}/explorer`);
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
    await page.goto(`${hub.url}/explorer`);
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

  async function openDashboard(viewport = { width: 1440, height: 900 }): Promise<OpenPage> {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    const foreignRequests = foreignRequestsOf(page);
    await page.goto(hub.url);
    await page.locator(STATE_OF_QT_1).waitFor();
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

interface OpenPage {
  readonly page: Page;
  readonly problems: string[];
  readonly foreignRequests: string[];
}
