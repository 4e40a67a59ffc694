import { AxeBuilder } from "@axe-core/playwright";
import { until } from "@hub/gateway-fixtures/until";
import { stableId } from "@hub/schema/stable-id";
import { describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { ask, askAtVersion, setCommitmentState } from "../support/ask.js";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { signPersonIn } from "../support/signed-in.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const COMMITMENTS = "/chuong-trinh/QT-2021-2025?muc=noi-dung";
const ROUNDS = "/chuong-trinh/QT-2021-2025?muc=ky-danh-gia";

const DISTRICT_11 = `/dia-ban/${encodeURIComponent(stableId("administrative-unit", "district-772-2025-03-01"))}`;

const STATE_OF_QT_1 = '[data-commitment="QT-1"] [data-testid="state"]';

const TITLE_OF_QT_2 = "Đẩy mạnh phong trào học tập suốt đời trong gia đình, dòng họ, cộng đồng";

/** A party of Sơn La's programme that has no account. */
const FATHERLAND_FRONT = stableId("organisation", "son-la-mttq");

const SUBMIT_ON_BEHALF = `mutation ($programmeId: ID!, $input: SubmitReportInput!) {
  submitReport(programmeId: $programmeId, input: $input) { id }
}`;

const OFFER_EVIDENCE = `mutation ($id: ID!) {
  offerEvidence(input: {
    commitmentId: $id, kind: FILE, url: "https://example.vn/ke-hoach.pdf", title: { vi: "Kế hoạch phối hợp" }
  }) { id }
}`;

const UPDATE_PROGRAMME = `mutation ($id: ID!, $months: Int!, $version: Int!) {
  updateProgramme(
    programmeId: $id
    expectedVersion: $version
    input: { evaluationEveryMonths: $months, source: { title: "kiểm thử tự động" } }
  ) { id }
}`;

/** An expression: the browser has kept an answer to the operation of this name. */
const hasKept = (operation: string) => `caches
  .open("hub-answers")
  .then((cache) => cache.keys())
  .then((kept) => kept.some(({ url }) => new URL(url).searchParams.get("query").includes("query ${operation}(")))`;

describe("the dashboard in a browser", () => {
  let hub: RunningHub;
  let browser: Browser;
  openHubInBrowser(startHub, (...opened) => {
    [hub, browser] = opened;
  });

  it("lists all changes, from what to what and by whom, with their file, and leads to those of a group", async () => {
    await setCommitmentState(hub, stableId("commitment", "QT-5"), "NOT_STARTED");
    const { page, problems } = await openDashboard("/thay-doi?loai=Commitment");
    const latest = page.locator(".recent-change").first();
    await latest.getByText("Chưa triển khai").waitFor();
    expect(await latest.innerText()).toMatch(
      /Tình trạng:\s+trước:\s+Chưa có thông tin →\s+sau:\s+Chưa triển khai/,
    );
    expect(await latest.innerText()).toContain("thường trực chương trình");
    const file = await page.getByRole("link", { name: "CSV Thay đổi" }).getAttribute("href");
    const rows = await (await fetch(`${hub.url}${file}`)).text();
    expect(rows.match(/commitment_/g)?.length).toBe(await page.locator(".recent-change").count());

    await page.goto(hub.url);
    await page.getByRole("link", { name: "31 chỉ tiêu" }).click();
    await page.getByRole("heading", { level: 1, name: "Thay đổi" }).waitFor();
    await page.locator(".recent-change", { hasText: "Thêm chỉ tiêu" }).nth(30).waitFor();
    expect(new URL(page.url()).search).toMatch(/^\?tu=\d{4}-\d\d-\d\d&loai=Target&don-vi=association$/);

    await page.goto(`${hub.url}/thay-doi`);
    const newest = await page.locator(".recent-change time").first().getAttribute("datetime");
    await page.getByRole("link", { name: "Trang sau" }).click();
    await page.getByRole("link", { name: "Trang trước" }).waitFor();
    const older = await page.locator(".recent-change time").first().getAttribute("datetime");
    expect(Date.parse(older ?? "")).toBeLessThan(Date.parse(newest ?? ""));
    expect(problems).toEqual([]);
    await page.close();
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

  it("shows evidence as it is offered, with who offers it and where it stands, on a narrow page too", async () => {
    const { page, problems } = await openDashboard(COMMITMENTS, { width: 360, height: 800 });
    const commitment = page.locator('[data-commitment="QT-4"]');
    await commitment.waitFor();
    const { errors } = await ask(hub, OFFER_EVIDENCE, {
      variables: { id: stableId("commitment", "QT-4") },
      authorization: hub.authorization(),
    });
    expect(errors).toBeUndefined();
    const evidence = commitment.locator('[data-evidence="OFFERED"]');
    await evidence.getByRole("link", { name: "Kế hoạch phối hợp" }).waitFor();
    expect(await evidence.innerText()).toMatch(/Tệp, địa chỉ · Hội Khuyến học tỉnh Quảng Trị · Chờ xem xét/);
    await commitment.getByText("Đang triển khai").waitFor();
    expect(await page.locator("html").evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(360);
    const { violations } = await new AxeBuilder({ page }).include(".commitments").analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(problems).toEqual([]);
    await page.close();
  });

  it("lists what has just happened, and shows a programme's new interval of evaluations with it", async () => {
    const { page, problems } = await openDashboard(ROUNDS, { width: 360, height: 800 });
    const { errors } = await askAtVersion(hub, UPDATE_PROGRAMME, {
      id: stableId("programme", "QT-2021-2025"),
      months: 12,
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
    expect(await change.innerText()).toContain("thường trực chương trình");
    expect(await commitment.locator("[data-version]").last().innerText()).toContain("Nguồn: ");
    const justNow = page.getByRole("log", { name: "Vừa diễn ra" }).locator("li").first();
    await justNow.getByRole("link", { name: TITLE_OF_QT_2 }).waitFor();
    await justNow.getByText("Hoàn thành").waitFor();
    await page.getByRole("link", { name: "Lịch sử", exact: true }).click();
    const latest = page.locator(".changes > li").first();
    await latest.getByRole("link", { name: TITLE_OF_QT_2 }).waitFor();
    expect(await latest.innerText()).toMatch(
      /Chưa có thông tin →\s+sau:\s+Hoàn thành\s+Lý do: [^\n]+\s+Nguồn: Báo cáo quý/,
    );
    await page
      .locator(".changes > li", { hasText: /\d+ nội dung phối hợp\s*Được ghi lần đầu/ })
      .first()
      .waitFor();
    await setCommitmentState(hub, stableId("commitment", "QT-2"), "IN_PROGRESS");
    await latest.getByText("Đang triển khai").waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });

  it("says on an organisation's page who has entered a report for it, and from which document", async () => {
    const { page, problems } = await openDashboard(`/co-quan/org_${FATHERLAND_FRONT}`);
    await page.getByText("Chưa có báo cáo nào được ghi nhận.").waitFor();
    const { access_token } = await signPersonIn(hub, "secretary@association");
    const { errors } = await ask(hub, SUBMIT_ON_BEHALF, {
      variables: {
        programmeId: stableId("programme", "SL-PHOI-HOP"),
        input: {
          organisationId: FATHERLAND_FRONT,
          cadence: "PERIODIC",
          title: { vi: "Báo cáo năm 2025 của Mặt trận" },
          periodFrom: "2025-01-01",
          periodTo: "2025-12-31",
          issuedOn: "2026-01-05",
          source: { title: "kiểm thử tự động" },
          onBehalf: {
            document: { number: "12/BC-MTTQ" },
            publishedAt: "2026-01-05",
            publisher: "Ủy ban MTTQ tỉnh",
            url: "https://example.vn/12-bc-mttq.pdf",
          },
        },
      },
      authorization: `Bearer ${access_token}`,
    });
    expect(errors).toBeUndefined();
    const report = page.locator("tr", { hasText: "Báo cáo năm 2025 của Mặt trận" });
    await report.waitFor();
    expect(await report.innerText()).toMatch(/Nhập thay: Hội Khuyến học tỉnh Sơn La \(.+12\/BC-MTTQ/s);
    expect(problems).toEqual([]);
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

  it("shows among the members what a silent one last reported, and how old that is", async () => {
    const { page } = await openDashboard("/ket-noi");
    const union = page.locator('[data-union="womens-union"]');
    const activities = union.locator(".activity");
    await activities.first().waitFor();
    const titles = await activities.locator("h4").allInnerTexts();
    const member = hub.processes().members["womens-union"];
    // Nobody starts the member again meanwhile.
    hub.supervisor.kill("SIGSTOP");
    try {
      if (member) process.kill(member.pid, "SIGKILL");
      await union.locator('[data-old="womens-union"]', { hasText: /mất liên lạc từ \d\d:\d\d/ }).waitFor();
      await page.reload();
      await activities.first().waitFor();
      expect(await activities.locator("h4").allInnerTexts()).toEqual(titles);
    } finally {
      hub.supervisor.kill("SIGCONT");
    }
    await union.locator("[data-old]").waitFor({ state: "detached" });
    await page.close();
  }, 60_000);

  it("says wherever rows of a silent member are shown whose they are, and since when it is silent", async () => {
    const { page } = await openDashboard("/so-lieu");
    const education = hub.processes().members["education"];
    // Nobody starts the member again meanwhile.
    hub.supervisor.kill("SIGSTOP");
    try {
      if (education) process.kill(education.pid, "SIGKILL");
      const old = page.locator('[data-old="education"]', {
        hasText: /^Sở Giáo dục và Đào tạo mất liên lạc từ \d\d:\d\d:\d\d ngày \d+\/\d+\/\d{4}/,
      });
      await old.waitFor();
      for (const address of ["/", "/chi-tieu", "/ra-soat", "/chi-so/LM01", DISTRICT_11]) {
        await page.goto(`${hub.url}${address}`);
        await old.first().waitFor();
        await page.setViewportSize({ width: 360, height: 800 });
        await old.first().waitFor();
        const width = await page.locator("html").evaluate((html) => html.scrollWidth);
        expect([address, width]).toEqual([address, 360]);
        await page.setViewportSize({ width: 1440, height: 900 });
      }
      await page
        .locator('.notice[data-kind="partial"]', { hasText: /không trả lời.*mất liên lạc từ \d\d:\d\d/s })
        .first()
        .waitFor();
    } finally {
      hub.supervisor.kill("SIGCONT");
    }
    await page.locator("[data-old]").first().waitFor({ state: "detached" });
    await page.close();
  }, 60_000);

  it("shows a silent member's figure that nobody had opened as it was last received, and since when that is", async () => {
    const { data } = await ask(
      hub,
      '{ figures(members: ["education"], first: 1) { nodes { id printedText } } }',
    );
    const [figure] = data.figures.nodes;
    const { page } = await openDashboard();
    const education = hub.processes().members["education"];
    // Nobody starts the member again meanwhile.
    hub.supervisor.kill("SIGSTOP");
    try {
      if (education) process.kill(education.pid, "SIGKILL");
      await page.goto(`${hub.url}/so-lieu/${figure.id}`);
      await page
        .locator('[data-old="education"]', { hasText: /^Sở Giáo dục và Đào tạo mất liên lạc từ \d\d:\d\d/ })
        .waitFor();
      expect(await page.locator(".figure-printed").innerText()).toBe(`“${figure.printedText}”`);
      expect(await page.locator("[aria-labelledby=versions-title]").innerText()).toContain(
        "Chưa có đính chính",
      );
      expect(await page.locator("main").innerText()).not.toContain("tạm thời trống");
    } finally {
      hub.supervisor.kill("SIGCONT");
    }
    await page.locator("[data-old]").waitFor({ state: "detached" });
    expect(await page.locator(".figure-printed").innerText()).toBe(`“${figure.printedText}”`);
    await page.close();
  }, 60_000);

  it("says on a page why a file cannot be had while a member is silent, and gives it once it can be had", async () => {
    const { page } = await openDashboard("/so-lieu?ngon-ngu=en");
    const association = hub.processes().members["association"];
    // Nobody starts the member again meanwhile.
    hub.supervisor.kill("SIGSTOP");
    try {
      if (association) process.kill(association.pid, "SIGKILL");
      await page.locator('[data-testid="live-badge"][data-status="partial"]').waitFor();
      const refused = await fetch(`${hub.url}/export/figures.csv`);
      expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "60"]);
      expect((await refused.json()).errors[0].message).toMatch(
        /^Chưa lấy được tệp này: Hội Khuyến học không trả lời từ \d\d:\d\d:\d\d \d\d\/\d\d\/\d{4}; .* \/ This file cannot be had now/,
      );
      await page.getByRole("link", { name: "CSV Figures" }).click();
      await page.getByRole("heading", { level: 1, name: "File figures.csv" }).waitFor();
      await page.getByText(/^This file cannot be had now: Association .* has not answered since/).waitFor();
    } finally {
      hub.supervisor.kill("SIGCONT");
    }
    await until(async () => {
      const { ok, body } = await fetch(`${hub.url}/export/figures.csv`);
      await body?.cancel();
      return ok;
    });
    await page.getByRole("button", { name: "Try again" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Take the file along" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^figures-[\d-]+\.csv$/);
    await page.close();
  }, 60_000);

  it.each([
    [COMMITMENTS, "Programme"],
    ["/co-quan", "Organisations"],
  ])(
    "calls no page live while a member is silent, and has its last answers when it is opened again: %s",
    async (address, operation) => {
      const { page } = await openDashboard(address);
      const row = page.locator("main .table tbody tr, [data-commitment]").first();
      await row.waitFor();
      await page.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
      await page.waitForFunction(hasKept(operation));
      const title = await page.locator("h1").innerText();
      const association = hub.processes().members["association"];
      // Nobody starts the member again meanwhile.
      hub.supervisor.kill("SIGSTOP");
      try {
        if (association) process.kill(association.pid, "SIGKILL");
        const badge = page.locator('[data-testid="live-badge"][data-status="partial"]', {
          hasText: /^◐\s*Hội Khuyến học mất liên lạc từ \d\d:\d\d:\d\d/,
        });
        await badge.waitFor();
        await page.reload();
        await row.waitFor();
        await badge.waitFor();
        expect(await page.locator("h1").innerText()).toBe(title);
        expect(await page.getByTestId("received-at").first().innerText()).toMatch(/nhận lúc \d\d:\d\d:\d\d/);
      } finally {
        hub.supervisor.kill("SIGCONT");
      }
      await page.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
      await page.getByTestId("received-at").first().waitFor({ state: "detached" });
      await page.close();
    },
    90_000,
  );

  it("says which targets are met by all that have published, after figures of which place and day", async () => {
    const { page } = await openDashboard();
    const targets = page.locator("section", { has: page.getByRole("heading", { name: "Chỉ tiêu" }) }).last();
    await targets
      .getByText(/\d+ chỉ tiêu mọi nơi đã công bố đều đạt, \d+ chỉ tiêu có nơi chưa đạt/)
      .waitFor();
    const met = targets.locator(".row", { has: page.locator('[data-reach="all"]') }).first();
    expect(await met.innerText()).toMatch(
      /1 trên 1 nơi đã công bố.*Quận 11 đến 30\/06\/2025, ngày 29\/10\/2020/s,
    );
    expect(await met.innerText()).toContain("Đến hết năm 2020");
    await page.close();
  });

  async function openDashboard(address = "/", viewport = { width: 1440, height: 900 }): Promise<OpenPage> {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    await page.goto(`${hub.url}${address}`);
    await page.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
    return { page, problems };
  }
});

interface OpenPage {
  readonly page: Page;
  readonly problems: string[];
}
