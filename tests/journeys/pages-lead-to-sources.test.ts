import { buffer } from "node:stream/consumers";
import { AxeBuilder } from "@axe-core/playwright";
import { until } from "@hub/gateway-fixtures/until";
import { stableId } from "@hub/schema/stable-id";
import { describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { ask } from "../support/ask.js";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { type HubToRead, shareHub } from "../support/share-hub.js";

const DISTRICT_11 = `/dia-ban/${encodeURIComponent(stableId("administrative-unit", "district-772-2025-03-01"))}`;

const SON_LA = `/dia-ban/${encodeURIComponent(stableId("administrative-unit", "province-14-2025-03-01"))}`;

const ADDRESSES_WITH_LISTS = [
  "/",
  "/so-lieu",
  "/dia-ban?tim=quan+11",
  DISTRICT_11,
  SON_LA,
  "/van-ban?tim=387",
  "/co-quan",
  "/chi-tieu?van-ban=387/Q%C4%90-TTg",
  "/chi-so/LM03",
  "/chuong-trinh?tim=son+la",
  "/chuong-trinh/QT-2021-2025",
  "/ra-soat?muc-do=ERROR",
  "/ket-noi",
  "/lich?thang=2022-05",
];

describe("the dashboard's pages on the hub's record", () => {
  let hub: HubToRead;
  let browser: Browser;
  openHubInBrowser(shareHub, (...opened) => {
    [hub, browser] = opened;
  });

  it.each([
    ["vi", "Bản sao không chính thức của danh mục đơn vị hành chính"],
    ["en", "Unofficial copy of the register of administrative units"],
  ])("say in the reader's language what a list of units was copied from (%s)", async (language, words) => {
    const page = await openPage(`/dia-ban?tim=quan+11&ngon-ngu=${language}`, 1440);
    await page
      .getByRole("link", { name: language === "vi" ? "Quận 11" : "District 11", exact: true })
      .click();
    const source = page.locator(".timeline-source", { hasText: words }).first();
    await source.waitFor();
    const written = await source.innerText();
    expect(written).toMatch(/MIT/);
    expect(written).not.toMatch(/780c279| \/ /);
    await page.close();
  });

  describe.each([1440, 360])("at %i px", (width) => {
    it("lead from the overview to a figure's printed words and source in two clicks from its number", async () => {
      const page = await openPage("/", width);
      await goTo(page, "Số liệu");
      if (width === 360) await page.getByRole("button", { name: "Bộ lọc" }).click();
      await page
        .getByLabel("Chỉ số", { exact: true })
        .selectOption({ label: "Tỷ lệ cộng đồng học tập (thôn, tổ)" });
      await page.getByRole("link", { name: "84,12%" }).click();
      await page.getByText("“53 cộng đồng khu phố học tập, chiếm tỷ lệ 84,12%”").first().waitFor();
      await page.locator("cite", { hasText: "Quận 11 tổng kết" }).waitFor();
      await page.getByText("Mẫu số tính ngược từ tỷ lệ, không được công bố.").first().waitFor();
      await page.getByText("53 trên tổng số 63 (suy ra)").waitFor();
      expect(await page.getByText("tính lại từ các số đã in").count()).toBe(0);
      expect(await page.locator(".facts").allInnerTexts()).toEqual(
        expect.arrayContaining([expect.stringMatching(/Đơn vị báo cáo\s+Hội Khuyến học tỉnh Sơn La \(/)]),
      );
      await page.close();
    });

    it("lead by the search, from the keyboard alone, to a unit that has ended and on to its successor", async () => {
      const page = await openPage("/", width);
      await page.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
      await page.keyboard.press("Control+k");
      const field = page.getByRole("combobox", { name: /^Tìm địa bàn/ });
      await field.waitFor();
      await page.keyboard.type("quan 11");
      await page.getByRole("option").getByText("Quận 11", { exact: true }).first().waitFor();
      while ((await chosen(page)) !== "Quận 11") await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "Quận 11", exact: true }).waitFor();
      const timeline = page.locator(".timeline");
      await timeline.locator('[data-moment="ended"]', { hasText: "30/06/2025" }).waitFor();
      await tabTo(page, "Phường Phú Thọ");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "Phường Phú Thọ" }).waitFor();
      await timeline.locator('[data-moment="succeeded"]', { hasText: "Quận 11" }).waitFor();
      await page.close();
    });

    it("lead by the keyboard alone from the overview to a figure's source", async () => {
      const page = await openPage("/", width);
      await tabTo(page, "Số liệu");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "Số liệu" }).waitFor();
      await page.getByRole("link", { name: "84,12%" }).waitFor();
      while (!(await isInTable(page))) await page.keyboard.press("Tab");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      await pressTo(page, "ArrowDown", "84,12%");
      await page.keyboard.press("Tab");
      expect(await isInTable(page)).toBe(false);
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Enter");
      await page.locator("blockquote", { hasText: "53 cộng đồng khu phố" }).waitFor();
      await page.close();
    });

    it("lead from part to part of a page by the keyboard", async () => {
      const page = await openPage("/chi-so/LM03", width);
      // Keys are the page's code's.
      await page.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
      await page.keyboard.press("Alt+ArrowDown");
      expect(await focused(page)).toBe("Tỷ lệ cộng đồng học tập (thôn, tổ)");
      await page.keyboard.press("Alt+ArrowDown");
      expect(await focused(page)).toBe("Số liệu");
      await page.keyboard.press("Alt+ArrowDown");
      expect(await focused(page)).toBe("Chỉ tiêu");
      await page.keyboard.press("Alt+ArrowUp");
      expect(await focused(page)).toBe("Số liệu");
      await page.close();
    });

    it("lead from the overview to a commitment, by clicks and by the keyboard alone", async () => {
      const programme = /^Chương trình phối hợp .*Quảng Trị giai đoạn 2021-2025/;
      const page = await openPage("/", width);
      await goTo(page, "Chương trình");
      await page.getByRole("link", { name: programme }).click();
      await page.getByRole("link", { name: "Nội dung phối hợp", exact: true }).click();
      await page.locator('[data-commitment="QT-1"]').waitFor();
      await page.goto(hub.url);
      await settled(page);
      await pressTo(page, "Tab", "Chương trình");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "Chương trình" }).waitFor();
      await page.getByRole("link", { name: programme }).waitFor();
      await pressTo(page, "Tab", programme);
      await page.keyboard.press("Enter");
      await page.getByRole("link", { name: "Nội dung phối hợp", exact: true }).waitFor();
      await pressTo(page, "Tab", "Nội dung phối hợp");
      await page.keyboard.press("Enter");
      await page.locator('[data-commitment="QT-1"]').waitFor();
      await page.close();
    });

    it("lead from the overview to the file of a table, by the keyboard alone", async () => {
      const page = await openPage("/", width);
      await pressTo(page, "Tab", "Số liệu");
      await page.keyboard.press("Enter");
      await page.getByRole("link", { name: "CSV Số liệu" }).waitFor();
      await pressTo(page, "Tab", "CSV Số liệu");
      const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
      expect(download.suggestedFilename()).toMatch(/^figures-[\d-]+\.csv$/);
      await page.close();
    });

    it("lead by clicks to the file of a table, which has its filters", async () => {
      const page = await openPage("/", width);
      await goTo(page, "Số liệu");
      if (width === 360) await page.getByRole("button", { name: "Bộ lọc" }).click();
      await page
        .getByLabel("Chỉ số", { exact: true })
        .selectOption({ label: "Tỷ lệ cộng đồng học tập (thôn, tổ)" });
      await page.waitForURL(/chi-so=LM03/);
      await page.locator("main .stale, main [aria-busy]").first().waitFor({ state: "detached" });
      await page.getByRole("link", { name: "84,12%" }).waitFor();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "CSV Số liệu" }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^figures-[\d-]+\.csv$/);
      const file = (await buffer(await download.createReadStream())).toString();
      const rows = file.split("\r\n").filter((line) => /;LM\d\d;/.test(line));
      expect(rows.length).toBe(await page.locator("tbody tr").count());
      expect(rows.filter((row) => !row.includes(";LM03;"))).toEqual([]);
      await page.close();
    });

    it("show a province before and after the change of 2025", async () => {
      const page = await openPage("/", width);
      await goTo(page, "Địa bàn");
      await page.getByLabel("Tìm theo tên hoặc mã").fill("tinh quang tri");
      await page.getByRole("link", { name: "Tỉnh Quảng Trị" }).first().click();
      await page.locator('[data-moment="succeeded"]', { hasText: "Tỉnh Quảng Bình" }).waitFor();
      await page.getByText("78 đơn vị trực thuộc theo danh mục ngày").waitFor();
      await page.locator(".timeline").getByRole("link", { name: "Tỉnh Quảng Trị" }).click();
      await page.locator('[data-moment="passedOn"]').waitFor();
      await page.getByText("10 đơn vị trực thuộc theo danh mục ngày").waitFor();
      await page.goBack();
      await page.getByText("78 đơn vị trực thuộc theo danh mục ngày").waitFor();
      await page.close();
    });
  });

  it("keep the filters and the page of the list of figures in the address", async () => {
    const page = await openPage("/so-lieu?cap=DISTRICT&thanh-vien=association&ngay=2020-12-31", 1440);
    await page.getByRole("link", { name: "84,12%" }).waitFor();
    const rows = await page.locator("tbody tr").count();
    await page.getByLabel("Đơn vị báo cáo").selectOption("education");
    await page.waitForURL(/thanh-vien=education/);
    await page.getByRole("link", { name: "84,12%" }).waitFor({ state: "detached" });
    expect(await page.getByLabel("Cấp").inputValue()).toBe("DISTRICT");
    expect(rows).toBeGreaterThan(1);
    await page.close();
  });

  it("say by what in their address the hub knows nothing, and not that a member is silent", async () => {
    const page = await openPage("/so-lieu?chi-so=ZZ99", 1440);
    const refused = page.locator('.notice[data-kind="refused"]');
    await refused.filter({ hasText: /^⊘\s*Hệ thống không có gì ứng với “chi-so=ZZ99”/ }).waitFor();
    expect(await page.locator('.notice:not([data-kind="refused"])').count()).toBe(0);
    await page.getByLabel("Chỉ số", { exact: true }).selectOption("LM03");
    await page.getByRole("link", { name: "84,12%" }).waitFor();
    expect(await refused.count()).toBe(0);
    await page.goto(`${hub.url}/so-lieu?thanh-vien=nobody&ngon-ngu=en`);
    await refused.filter({ hasText: "The hub knows nothing by “thanh-vien=nobody”" }).waitFor();
    await refused.getByRole("link").click();
    await page.getByRole("link", { name: "84.12%" }).waitFor();
    for (const [address, value] of [
      ["/lich?co-quan=zzz", "co-quan=zzz"],
      ["/lich?chuong-trinh=ZZZ", "ZZZ"],
      ["/so-lieu?dia-ban=unit_1", "dia-ban=unit_1"],
    ]) {
      await page.goto(`${hub.url}${address}`);
      await refused.filter({ hasText: `“${value}”` }).waitFor();
    }
    await page.close();
  });

  it("have status 404 where there is no such thing", async () => {
    const addresses = [
      "/chuong-trinh/ZZ",
      "/chi-so/ZZ",
      "/so-lieu/fig_association_0",
      "/so-lieu/fig_association_0?ngon-ngu=en",
      "/van-ban/doc_0",
      "/co-quan/org_0",
    ];
    // Whoever answers too late for the page is asked by the browser, which has got it with status 200.
    for (const address of addresses) await until(async () => (await fetch(hub.url + address)).status === 404);
    for (const address of ["/chi-so/LM03", "/chuong-trinh/QT-2021-2025"])
      expect([address, (await fetch(hub.url + address)).status]).toEqual([address, 200]);
  });

  it("give their tables, charts and lists as files that the hub has", async () => {
    const page = await openPage("/", 1440);
    const files = new Set<string>();
    for (const address of ADDRESSES_WITH_LISTS) {
      await page.goto(`${hub.url}${address}`);
      await settled(page);
      const links = page.locator(".export-links a");
      await links.first().waitFor();
      for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? "")))
        files.add(href);
    }
    for (const file of files) {
      if (!/\.(json|ics)/.test(file)) continue;
      const response = await fetch(`${hub.url}${file}`);
      expect([file, response.status]).toEqual([file, 200]);
      expect(await response.text()).toMatch(/"complete":\s*true|END:VCALENDAR/);
    }
    const names = [...files].map((file) => file.replace(/^\/export\/|\?.*/g, ""));
    expect(names).toEqual(expect.arrayContaining(["units.csv", "members.csv", "calendar.xlsx"]));
    expect(names.filter((name) => name.endsWith(".ics"))).toEqual([
      "programmes/QT-2021-2025.ics",
      "calendar.ics",
    ]);
    expect([...files].some((file) => /units\.csv\?parentId=unit_/.test(file))).toBe(true);
    await page.close();
  }, 120_000);

  it("begin their lists on a phone's first screen, with the filters behind a button that says how many are set", async () => {
    const page = await openPage("/so-lieu?cap=DISTRICT&ngay=2020-12-31", 360);
    const button = page.getByRole("button", { name: "Bộ lọc (2)" });
    await button.waitFor();
    const level = page.getByLabel("Cấp");
    expect(await level.isVisible()).toBe(false);
    await button.click();
    await level.selectOption({ label: "Tất cả" });
    await page.getByRole("button", { name: "Bộ lọc (1)", expanded: true }).waitFor();
    for (const address of ["/so-lieu", "/chi-tieu", "/dia-ban", "/van-ban", "/co-quan", "/ra-soat"]) {
      await page.goto(`${hub.url}${address}`);
      await settled(page);
      const first = await page.locator("main :is(tbody tr, .unit-tree li, .flags li)").first().boundingBox();
      const end = await page.getByRole("navigation", { name: "Các trang", exact: true }).boundingBox();
      expect([address, (first?.y ?? Infinity) < (end?.y ?? 0)]).toEqual([address, true]);
    }
    await page.close();
  });

  it("order organisations by what they owe over all pages, and leave nought out of a phone's cards", async () => {
    const page = await openPage("/co-quan", 360);
    const owed = await page.locator('main td[data-label="Chưa xong"]').allInnerTexts();
    expect(owed.length).toBeGreaterThan(10);
    expect(owed[0]).toMatch(/^[1-9]/);
    expect(await page.locator("main td > .nought").count()).toBeGreaterThan(0);
    expect(await page.locator("main td > .nought").filter({ visible: true }).count()).toBe(0);
    await page.getByRole("button", { name: "Bộ lọc" }).click();
    await page.getByLabel("Việc còn phải làm").selectOption({ label: "Còn bất cứ việc gì" });
    await page.waitForURL(/viec=con-viec/);
    await page.getByLabel("Sắp xếp").selectOption({ label: "Theo tên" });
    await page.waitForURL(/viec=con-viec&xep=ten/);
    await page.close();
  });

  it("draw what one scale fits beside the table, and on a phone below it, where a link leads", async () => {
    const wide = await openPage("/so-lieu", 1440);
    const chart = wide.locator(".value-bars", { hasText: "Các tỷ lệ" });
    const learning = chart.getByRole("listitem").filter({ hasText: "Tỷ lệ cộng đồng học tập (thôn, tổ)" });
    expect(await learning.innerText()).toMatch(/^Quận 11 · .* · 29\/10\/2020\s+84,12%$/);
    const [bar, track] = await Promise.all([
      learning.locator(".value-bars-value").boundingBox(),
      learning.locator(".value-bars-track").boundingBox(),
    ]);
    expect((bar?.width ?? 0) / (track?.width ?? 1)).toBeCloseTo(0.8412, 2);
    const [table, beside] = await Promise.all([wide.getByRole("grid").boundingBox(), chart.boundingBox()]);
    expect(beside?.x).toBeGreaterThan((table?.x ?? 0) + (table?.width ?? 0));
    await wide.close();

    const narrow = await openPage("/so-lieu", 360);
    await narrow.getByRole("link", { name: "Xem biểu đồ" }).click();
    await narrow.waitForFunction(
      "document.querySelector('.value-bars').getBoundingClientRect().top < innerHeight",
    );
    await narrow.close();
  });

  it("list what was done in a unit", async () => {
    const { data } = await ask(hub, "{ activities(last: 20) { nodes { title { vi } unit { id } } } }");
    const activity = data.activities.nodes.find(({ unit }: { unit: object | null }) => unit !== null);
    const page = await openPage(`/dia-ban/${activity.unit.id}`, 1440);
    const section = page.locator("section", {
      has: page.getByRole("heading", { name: "Hoạt động tại địa bàn" }),
    });
    await section.getByRole("heading", { name: activity.title.vi, exact: true }).first().waitFor();
    await section.getByRole("link", { name: "CSV" }).waitFor();
    await page.close();
  });

  it("find what is asked for without diacritics, and say so when there is nothing", async () => {
    const page = await openPage("/", 1440);
    await page.getByRole("button", { name: /Tìm kiếm/ }).click();
    const field = page.getByRole("combobox", { name: /^Tìm địa bàn/ });
    await field.fill("387/qd-ttg");
    await page.getByRole("option", { name: /387\/QĐ-TTg/ }).click();
    await page.getByRole("heading", { level: 1, name: "387/QĐ-TTg" }).waitFor();
    await page.keyboard.press("Control+k");
    await field.fill("zzzzqq");
    await page.getByText("Không tìm thấy “zzzzqq”.").waitFor();
    const { violations } = await new AxeBuilder({ page }).include("dialog").analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press("Escape");
    await field.waitFor({ state: "hidden" });
    await page.close();
  });

  it("lead from the search to the commitment among those of its programme", async () => {
    const page = await openPage("/", 1440);
    await page.getByRole("button", { name: /Tìm kiếm/ }).click();
    await page.getByRole("combobox", { name: /^Tìm địa bàn/ }).fill("QT-9");
    await page
      .getByRole("option", { name: /^QT-9|Chương trình/ })
      .first()
      .click();
    const named = page.locator('[data-commitment="QT-9"]');
    await named.and(page.locator(":focus")).waitFor();
    await page.reload();
    await named.and(page.locator(":focus")).waitFor();
    expect(await named.evaluate((row) => row.getBoundingClientRect().top < window.innerHeight)).toBe(true);
    await page.close();
  });

  it("say what is in force on a day", async () => {
    const page = await openPage("/van-ban?tim=284", 1440);
    const row = page.getByRole("row", { name: /284\/QĐ-TTg/ });
    await row.getByText("Không có hiệu lực").waitFor();
    await page.getByLabel("Hiệu lực tại ngày").fill("2015-01-01");
    await row.getByText("Nguồn không cho biết").waitFor();
    await page.waitForURL(/ngay=2015-01-01/);
    await page.close();
  });

  it("mark what is not certain, with the reason", async () => {
    const page = await openPage("/ket-noi", 1440);
    await page
      .locator('[data-doubt="INFERRED"]', { hasText: "hệ thống ghi như một hoạt động" })
      .first()
      .waitFor();
    await page.close();
  });

  it("show Quận 11 against the national targets", async () => {
    const page = await openPage(DISTRICT_11, 1440);
    const bar = page.getByTestId("target-bar-LM01");
    await bar.scrollIntoViewIfNeeded();
    expect(await bar.textContent()).toMatch(/72/);
    expect(await bar.textContent()).toMatch(/70/);
    await page.close();
  });

  it("list what is to be checked, and only the gravest of it where the address says so", async () => {
    const page = await openPage("/ra-soat", 1440);
    const findings = page.locator("main .flags").first().getByTestId("quality-flag");
    await findings.first().waitFor();
    expect(await findings.count()).toBeGreaterThanOrEqual(10);
    await page.getByLabel("Mức độ").selectOption({ label: "Lỗi" });
    await page.waitForURL(/muc-do=ERROR/);
    await settled(page);
    const severities = await findings.evaluateAll((rows) =>
      rows.map((row) => row.getAttribute("data-severity")),
    );
    expect(new Set(severities)).toEqual(new Set(["ERROR"]));
    await page.close();
  });

  it("turn through all that is to be checked, each once, and through what one member must answer alone", async () => {
    const page = await openPage("/ra-soat?tinh-trang=tat-ca", 1440);
    expect(await countOnAllPages(page)).toBe(await countFindings(""));
    await page.getByLabel("Đơn vị trả lời").selectOption({ label: "Sở Giáo dục và Đào tạo" });
    // Another choice is another list, which begins at its first page.
    await page.waitForURL(/tinh-trang=tat-ca&don-vi=education$/);
    await settled(page);
    expect(await countOnAllPages(page)).toBe(await countFindings('owner: "education"'));
    await page.close();
  });

  async function countOnAllPages(page: Page): Promise<number> {
    const next = page.getByRole("link", { name: "Trang sau" });
    let count = 0;
    for (;;) {
      count += await page.getByTestId("quality-flag").count();
      const to = (await next.count()) === 0 ? null : await next.getAttribute("href");
      if (to === null) return count;
      await next.click();
      await page.waitForURL(`${hub.url}${to}`);
      await settled(page);
    }
  }

  /** As many as the hub's own list of at most 200 rows has after each other. */
  async function countFindings(filter: string): Promise<number> {
    let count = 0;
    for (let after: string | null = null, hasMore = true; hasMore; ) {
      const page: string = `first: 200, after: ${JSON.stringify(after)}`;
      const { data } = await ask(
        hub,
        `{ findings(${page} ${filter}) { nodes { rule } pageInfo { hasNextPage endCursor } } }`,
      );
      count += data.findings.nodes.length;
      ({ hasNextPage: hasMore, endCursor: after } = data.findings.pageInfo);
    }
    return count;
  }

  async function openPage(address: string, width: number): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${hub.url}${address}`);
    await settled(page);
    return page;
  }
});

async function settled(page: Page): Promise<void> {
  await page.locator("main h1").waitFor();
  await page.locator("main [aria-busy]").first().waitFor({ state: "detached" });
}

function goTo(page: Page, name: string): Promise<void> {
  return page.getByRole("navigation", { name: "Các trang" }).getByRole("link", { name, exact: true }).click();
}

/** What the search would open. */
function chosen(page: Page): Promise<string | null> {
  return page.locator('[role="option"][aria-selected="true"] strong').textContent();
}

function tabTo(page: Page, name: string): Promise<void> {
  return pressTo(page, "Tab", name);
}

/** Moves the focus on by a key until it is on what is called so; fails where that cannot be reached. */
async function pressTo(page: Page, key: string, name: string | RegExp): Promise<void> {
  for (let steps = 0; steps < 300; steps += 1) {
    await page.keyboard.press(key);
    const text = await focused(page);
    if (typeof name === "string" ? text === name : name.test(text)) return;
  }
  throw new Error(`${key} does not lead to “${name}”`);
}

function focused(page: Page): Promise<string> {
  return page.evaluate<string>("document.activeElement.textContent.trim()");
}

function isInTable(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.activeElement.closest("tbody") !== null');
}
