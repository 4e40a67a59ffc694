import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { databaseName } from "@hub/local/members";
import { superuserUrl } from "@hub/local/postgres/postgres";
import { describe, expect, it } from "@jest/globals";
import pg from "pg";
import type { Browser, Page } from "playwright-core";
import { ask } from "../support/ask.js";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { accessibilityFaultsOf } from "../support/page-faults.js";
import { signInOnPage } from "../support/sign-in-on-page.js";
import { addressForPeople } from "../support/signed-in.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

/** Of the demonstration: its parties have accounts, but no source tells what they have committed themselves to. */
const PROGRAMME = "SL-PHOI-HOP";
const CODE = "TT-01/2026";
const MINUTE_MS = 60_000;
/** The name of what the partner asks at each of the agreement's states. */
const READ = "PartnersAgreements";

describe("a sharing agreement on the page", () => {
  let hub: RunningHub;
  let browser: Browser;
  const clock = join(mkdtempSync(join(tmpdir(), "hub-clock-")), "today");
  const setToday = (day: string) => writeFileSync(clock, day);
  setToday("2030-03-31");
  const start = () => startHub({ environment: { HUB_CLOCK_FILE: clock } });
  openHubInBrowser(start, (...opened) => {
    [hub, browser] = opened;
  });

  it("is drafted by one party, agreed to by both, opens and closes at its days, and is revoked", async () => {
    await signTheProgramme(hub);
    const list = `/chuong-trinh/${PROGRAMME}?muc=thoa-thuan`;
    const secretary = await open(1440, list);
    await secretary.getByText("Chương trình chưa có thỏa thuận chia sẻ nào.").waitFor();
    expect(await secretary.locator("form").count()).toBe(0);
    await signInOnPage(hub, secretary, "secretary@association");
    await draft(secretary);

    await secretary.getByRole("link", { name: CODE }).click();
    await secretary.getByRole("heading", { level: 1, name: CODE }).waitFor();
    await stands(secretary, "dự thảo");
    const { pathname } = new URL(secretary.url());
    await secretary.getByRole("button", { name: "Đồng ý thỏa thuận này" }).click();
    await secretary.getByText("Hội Khuyến học tỉnh Sơn La,").waitFor();
    await looksRight(secretary, 1440);

    const approver = await open(360, `${pathname}?ngon-ngu=en`);
    await stands(approver, "draft");
    expect(await approver.getByRole("button", { name: "Agree to it" }).count()).toBe(0);
    await signInOnPage(hub, approver, "approver@education");
    await approver.getByRole("button", { name: "Agree to it" }).click();
    await stands(approver, "agreed by both, not begun");
    // Whoever has the page open sees it as well.
    await stands(secretary, "hai bên đã đồng ý, chưa đến ngày");
    expect(await agreementsOfPartner()).toEqual([]);

    // Its days open and close it, and each time what the partner's stream may is another.
    const stayingOpen = [await openBeforeMidnight(pathname), await openBeforeMidnight(list)];
    for (const page of stayingOpen) await stands(page, "hai bên đã đồng ý, chưa đến ngày");
    await endsPartnersStream(() => setToday("2030-04-01"));
    expect(await agreementsOfPartner()).toEqual([{ code: CODE }]);
    for (const page of stayingOpen) {
      await page.clock.fastForward(2 * MINUTE_MS);
      await stands(page, "đang hiệu lực");
      await page.context().close();
    }
    await approver.reload();
    await stands(approver, "in force");
    await looksRight(approver, 360);
    expect(await contractTakenOn(secretary)).toContain(`\n# ${CODE}\n`);
    await endsPartnersStream(() => setToday("2030-05-01"));
    expect(await agreementsOfPartner()).toEqual([]);
    await approver.reload();
    await stands(approver, "ended");

    await endsPartnersStream(() => setToday("2030-04-15"));
    await approver.reload();
    await approver.locator("summary", { hasText: "Revoke the agreement" }).click();
    await approver.getByRole("textbox").fill("No longer needed");
    await endsPartnersStream(() => approver.getByRole("button", { name: "Revoke it now" }).click());
    await stands(approver, "revoked");
    expect(await agreementsOfPartner()).toEqual([]);
    await stands(secretary, "đã thu hồi");
    await secretary.locator("details.history summary").click();
    await secretary.getByText("No longer needed").waitFor();
    await looksRight(secretary, 1440);
    await Promise.all([secretary, approver].map((page) => page.context().close()));

    await showsAuditors();
  }, 240_000);

  /** What is wrong is said first, and nothing is written. */
  async function draft(page: Page): Promise<void> {
    await page.locator("summary", { hasText: "Lập dự thảo thỏa thuận chia sẻ" }).click();
    const form = page.locator("form.form");
    const fill = (name: string, text: string) => form.getByRole("textbox", { name }).fill(text);
    await fill("Số hiệu", CODE);
    await fill("Mục đích", "Phối hợp trao học bổng");
    await fill("Căn cứ pháp lý", "Nghị quyết 26/2025/NQ-HĐND");
    await fill("Đầu mối", "Văn phòng Hội Khuyến học tỉnh");
    await fill("Số đếm nhỏ nhất", "0");
    await form.getByLabel("Từ ngày").fill("2030-04-01");
    await form.getByLabel("Đến hết ngày").fill("2030-04-30");
    await form.getByRole("group", { name: "Chỉ số được mở" }).getByRole("checkbox").first().check();
    await form.getByRole("button", { name: "Kiểm tra" }).click();
    expect(await form.getByRole("alert").innerText()).toContain("smallestCell");
    await fill("Số đếm nhỏ nhất", "5");
    await form.getByRole("button", { name: "Kiểm tra" }).click();
    await form.getByRole("button", { name: "Lập dự thảo này" }).waitFor();
    await looksRight(page, 1440);
    await form.getByRole("button", { name: "Lập dự thảo này" }).click();
    await page.getByText("Đã lập dự thảo.").waitFor();
    await page.locator("li.row", { hasText: CODE }).waitFor();
  }

  async function stands(page: Page, words: string): Promise<void> {
    await page.locator("[data-agreement]", { hasText: words }).waitFor();
  }

  /** The partner's, by the agreement's page. */
  async function contractTakenOn(page: Page): Promise<string> {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: /^GraphQL SDL/ }).click(),
    ]);
    return text(await file.createReadStream());
  }

  async function looksRight(page: Page, width: number): Promise<void> {
    expect(await accessibilityFaultsOf(page)).toEqual([]);
    expect(await page.locator("html").evaluate((html) => html.scrollWidth)).toBe(width);
  }

  async function agreementsOfPartner(): Promise<unknown[]> {
    const authorization = await hub.authorization("system-association");
    const { data } = await ask(hub, `query ${READ} { me { agreements { code } } }`, { authorization });
    return data.me.agreements;
  }

  /** What the partner's streams may is another then, so one that is open ends. */
  async function endsPartnersStream(cause: () => unknown): Promise<void> {
    const stream = await fetch(`${hub.url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        authorization: await hub.authorization("system-association"),
      },
      body: JSON.stringify({ query: "subscription { figureChanged { cursor } }" }),
    });
    await cause();
    await stream.text();
  }

  /** Each side's auditor reads who has acted for it; the partner's besides what was read under the agreement. */
  async function showsAuditors(): Promise<void> {
    const owner = await openLog("auditor@education");
    for (const [account, operation] of [
      ["approver@education", "Agree"],
      ["approver@education", "RevokeAgreement"],
    ] as const)
      await owner.locator("tr", { hasText: account }).filter({ hasText: operation }).first().waitFor();
    const partner = await openLog("auditor@association");
    const operations = partner.getByRole("searchbox", { name: "Thao tác hoặc trường" });
    await operations.fill("DraftAgreement");
    await partner
      .locator("tr", { hasText: "secretary@association" })
      .filter({ hasText: "DraftAgreement" })
      .first()
      .waitFor();
    await operations.fill(READ);
    const reads = partner.locator("tr", { hasText: "system-association" }).filter({ hasText: READ });
    await reads.nth(2).waitFor();
    await partner.getByRole("searchbox", { name: "Thỏa thuận" }).fill(CODE);
    await reads.nth(1).waitFor({ state: "detached" });
    expect(await reads.count()).toBe(1);
    expect(await reads.first().innerText()).toContain(CODE);
    await looksRight(partner, 1440);
    await Promise.all([owner, partner].map((page) => page.context().close()));
  }

  async function openLog(account: string): Promise<Page> {
    const page = await open(1440, "/nhat-ky-truy-cap");
    await signInOnPage(hub, page, account);
    await page.locator("tr").nth(1).waitFor();
    return page;
  }

  async function open(width: number, path: string): Promise<Page> {
    const page = await newPage(width);
    await page.goto(`${addressForPeople(hub)}${path}`);
    return page;
  }

  /** A day ends on it, and nobody reloads it. */
  async function openBeforeMidnight(path: string): Promise<Page> {
    const page = await newPage(1440);
    await page.clock.install({ time: "2030-03-31T23:59:00+07:00" });
    await page.goto(`${addressForPeople(hub)}${path}`);
    return page;
  }

  async function newPage(width: number): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, serviceWorkers: "block" });
    return context.newPage();
  }
});

/** As when a source is found that tells of the signing and of what was signed. */
async function signTheProgramme(hub: RunningHub): Promise<void> {
  const { superuserPassword } = JSON.parse(readFileSync(join(hub.dataDirectory, "secrets.json"), "utf8"));
  const { port } = hub.processes().postgres;
  const database = new pg.Client({
    connectionString: superuserUrl(superuserPassword, port, databaseName("association")),
  });
  await database.connect();
  try {
    await database.query(
      `INSERT INTO commitment (id, programme_id, position, code, title, state, printed_text, source_id, doubts, version, search_text)
       SELECT $1, id, 1, 'SL-1', '{"vi": "Phối hợp trao học bổng", "en": "Scholarships"}', 'NOT_REPORTED',
         'phối hợp trao học bổng', source_id, '[]', 1, '' FROM coordination_programme WHERE code = $2`,
      [randomUUID(), PROGRAMME],
    );
    await database.query(
      `INSERT INTO signing_ceremony (id, programme_id, held_on, title, host_id, source_id, version)
       SELECT $1, programme.id, '2025-09-05', '{"vi": "Lễ ký kết", "en": "Signing"}', organisation_id, source_id, 1
       FROM coordination_programme AS programme JOIN programme_party ON programme_id = programme.id
       WHERE code = $2 LIMIT 1`,
      [randomUUID(), PROGRAMME],
    );
  } finally {
    await database.end();
  }
}
