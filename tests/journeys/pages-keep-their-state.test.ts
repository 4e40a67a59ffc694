import { describe, expect, it } from "@jest/globals";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { type HubToRead, shareHub } from "../support/share-hub.js";

describe("the dashboard's pages", () => {
  let hub: HubToRead;
  let browser: Browser;
  openHubInBrowser(shareHub, (...opened) => {
    [hub, browser] = opened;
  });

  it("lead from the overview to a commitment by clicks, and back by the browser's button", async () => {
    const page = await openPage("/");
    await page
      .getByRole("navigation", { name: "Các trang" })
      .getByRole("link", { name: "Chương trình" })
      .click();
    await page.getByRole("link", { name: /Quảng Trị giai đoạn 2021-2025/ }).click();
    await page.getByRole("heading", { level: 1, name: /Quảng Trị giai đoạn 2021-2025/ }).waitFor();
    await page.getByRole("link", { name: "Nội dung phối hợp" }).click();
    await page.locator('[data-commitment="QT-1"]').waitFor();
    await page.goBack();
    await page.locator('[aria-current="page"]', { hasText: "Thông tin chung" }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Chương trình" }).waitFor();
    await page.close();
  });

  it("keep what a list was asked for in the address, and the search does not fill the history", async () => {
    const page = await openPage("/chuong-trinh");
    const rows = page.locator("[data-programme]");
    await rows.first().waitFor();
    await page.getByLabel("Tìm theo tên, mã, địa bàn").pressSequentially("son la");
    await page.waitForURL(/tim=son\+la$/);
    await page.getByText("1 chương trình", { exact: true }).waitFor();
    expect(await rows.evaluateAll((list) => list.map((row) => row.getAttribute("data-programme")))).toEqual([
      "SL-PHOI-HOP",
    ]);
    await page.getByLabel("Vị trí của trang").getByRole("link", { name: "Tổng quan" }).click();
    await page.getByRole("heading", { level: 1, name: "Tổng quan" }).waitFor();
    await page.goBack();
    await page.getByText("1 chương trình", { exact: true }).waitFor();
    expect(await page.getByLabel("Tìm theo tên, mã, địa bàn").inputValue()).toBe("son la");
    await page.close();
  });

  it.each([
    ["/chuong-trinh?tim=quang+tri", "[data-programme]"],
    ["/chuong-trinh?tinh-trang=da-ket-thuc&tim=hoc+tap", "[data-programme]"],
    ["/co-quan?tim=hkh", "main tbody tr"],
    ["/co-quan?viec=con-viec&xep=ten", "main tbody tr"],
    ["/chuong-trinh/SL-PHOI-HOP?muc=cac-ben", "main .rows .row"],
    ["/chuong-trinh/QT-2021-2025?muc=can-doi-chieu", "main .flags .flag"],
    ["/hoat-dong?loai=SUPPORT", "main article.activity"],
    ["/van-ban?tim=qd-ttg&hieu-luc=co&ngay=2021-01-01", "main tbody tr"],
  ])("have files with the rows that they show: %s", async (path, rows) => {
    const page = await openPage(path);
    await page.locator(rows).first().waitFor();
    const shown = await page.locator(rows).count();
    const file = await page.locator('main a[href^="/export/"][href*=".json"]').getAttribute("href");
    const { rows: taken } = await (await fetch(`${hub.url}${file}`)).json();
    expect(taken).toHaveLength(shown);
    await page.close();
  });

  it("say how many a long list has, and lead to its last page and back to its first", async () => {
    const page = await openPage("/dia-ban?cap=COMMUNE");
    await page.getByRole("heading", { name: "3.321 đơn vị" }).waitFor();
    const names = () => page.locator("main tbody tr td:first-child, main tbody tr th").allInnerTexts();
    const first = await names();
    await page.getByRole("link", { name: "Trang cuối" }).click();
    await page.waitForURL(/truoc=cuoi/);
    await page.getByRole("link", { name: "Trang đầu" }).waitFor();
    expect(await page.getByRole("link", { name: "Trang sau" }).count()).toBe(0);
    expect((await names())[0]).not.toBe(first[0]);
    await page.getByRole("link", { name: "Trang trước" }).click();
    await page.getByRole("link", { name: "Trang cuối" }).waitFor();
    await page.getByRole("link", { name: "Trang đầu" }).click();
    await page.waitForURL(/dia-ban\?cap=COMMUNE$/);
    await page.getByRole("heading", { name: "3.321 đơn vị" }).waitFor();
    await page.close();
  });

  it("count what is to be checked by its severity, each a link to those alone", async () => {
    const page = await openPage("/ra-soat");
    const errors = page.locator(".severity-counts a", { hasText: "Lỗi" });
    const [, count = ""] = /(\d+)$/.exec(await errors.innerText()) ?? [];
    await errors.click();
    await page.waitForURL(/muc-do=ERROR/);
    await page.getByRole("heading", { name: `${count} điểm`, exact: true }).waitFor();
    expect(await page.locator("main .flags > li").count()).toBe(Number(count));
    await page.close();
  });

  it("say how many figures a day leaves out, and lead to the list that has them", async () => {
    const page = await openPage("/so-lieu?ngay=2024-12-31");
    const leftOut = page.locator("p[data-left-out]");
    expect(await leftOut.innerText()).toMatch(/^Không kể \d+ số liệu mà nguồn không nêu ngày\./);
    await leftOut.getByRole("link", { name: "Xem cả những số liệu đó" }).click();
    await page.waitForURL(/\/so-lieu$/);
    await leftOut.waitFor({ state: "detached" });
    await page.close();
  });

  it("undo a filter by the browser's button, and stay where they are scrolled to", async () => {
    const page = await openPage("/so-lieu", 360);
    await page.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
    await page.getByRole("button", { name: /^Bộ lọc/ }).click();
    const level = page.getByLabel("Cấp", { exact: true });
    await level.scrollIntoViewIfNeeded();
    await page.evaluate(() => window.scrollBy(0, 50));
    const scrolled = await page.evaluate(() => window.scrollY);
    await level.selectOption({ label: "Cấp huyện" });
    await page.waitForURL(/cap=DISTRICT$/);
    await page.getByLabel("Chỉ số").selectOption({ index: 1 });
    await page.waitForURL(/chi-so=/);
    expect(scrolled).toBeGreaterThan(0);
    expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
    await page.goBack();
    await page.waitForURL(/cap=DISTRICT$/);
    await page.goBack();
    await page.waitForURL(/so-lieu$/);
    expect(await level.inputValue()).toBe("");
    await page.close();
  });

  it("remember the visit before, which a reload does not end and half an hour away does", async () => {
    const page = await openPage("/");
    await page.clock.install();
    const before = page.locator(".note", { hasText: /Lần xem trước: \d\d:\d\d:\d\d/ });
    const file = page.locator('section a[href^="/export/changes.csv"]');
    for (let times = 0; times < 2; times++) {
      await page.reload();
      await page.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
      await page.waitForFunction(() => localStorage.getItem("hub.last-visit") !== null);
      expect(await before.count()).toBe(0);
      expect(await file.getAttribute("href")).toBe("/export/changes.csv");
    }
    await page.goto("about:blank");
    await page.clock.fastForward(31 * 60_000);
    await page.goto(`${hub.url}/`);
    await before.waitFor();
    expect(await file.getAttribute("href")).toMatch(/^\/export\/changes\.csv\?since=\d{4}-/);
    await page.close();
  });

  it("say what of their address they do not understand, until it is chosen anew", async () => {
    for (const [address, value] of [
      ["/so-lieu?ngay=2021-99-99", "ngay=2021-99-99"],
      ["/so-lieu?cap=X", "cap=X"],
      ["/lich?thang=2026-13", "thang=2026-13"],
      ["/chuong-trinh/QT-2021-2025?muc=zzz", "muc=zzz"],
    ] as const) {
      const page = await openPage(address);
      await page
        .locator('main .notice[data-kind="refused"]', { hasText: `“${value}”, hệ thống không hiểu` })
        .waitFor();
      await page.close();
    }
    const page = await openPage("/so-lieu?cap=X");
    const notice = page.locator('main .notice[data-kind="refused"]');
    await notice.waitFor();
    await page.getByLabel("Cấp", { exact: true }).selectOption({ label: "Cấp huyện" });
    await notice.waitFor({ state: "detached" });
    await page.close();
  });

  it("say of the list before that it is another one, until what was asked for has come", async () => {
    const page = await openPage("/ra-soat", 1440, { serviceWorkers: "block" });
    const list = page.locator("main [aria-busy]");
    await page.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
    await list.waitFor({ state: "detached" });
    const answer = Promise.withResolvers<void>();
    await page.route("**/graphql", async (route) => {
      await answer.promise;
      await route.continue();
    });
    await page.getByLabel("Mức độ").selectOption({ label: "Lỗi" });
    await list.locator('[data-severity="INFO"]').first().waitFor();
    answer.resolve();
    await list.waitFor({ state: "detached" });
    expect(await page.locator('main [data-severity="INFO"]').count()).toBe(0);
    await page.close();
  });

  it("say which value of their address is wrong, and blame no other", async () => {
    const page = await openPage("/dia-ban?cap=COMMUNE&sau=xyz");
    const notice = page.locator('main .notice[data-kind="refused"]');
    await notice.filter({ hasText: "Hệ thống không có gì ứng với “sau=xyz” mà" }).waitFor();
    await page.close();
  });

  it("show figures before these are counted", async () => {
    const page = await openPage("/so-lieu", 1440, { serviceWorkers: "block" });
    const count = page.locator("main h2.count");
    await page.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
    const counted = Promise.withResolvers<void>();
    await page.route("**/graphql", async (route) => {
      if (route.request().postData()?.includes("FigureCounts")) await counted.promise;
      await route.continue();
    });
    await page.getByLabel("Cấp", { exact: true }).selectOption({ label: "Cấp tỉnh" });
    await page.locator("main [aria-busy]").waitFor({ state: "detached" });
    expect(await page.locator("main tbody tr").count()).toBeGreaterThan(0);
    expect(await count.innerText()).toBe("Đang đếm…");
    counted.resolve();
    await count.getByText(/^\d+ số liệu$/).waitFor();
    await page.close();
  });

  it("are in Vietnamese first, and in English at a switch, which keeps the place", async () => {
    const page = await openPage("/chuong-trinh/QT-2021-2025?muc=noi-dung");
    expect(await page.locator("html").getAttribute("lang")).toBe("vi");
    await page.getByText("English", { exact: true }).first().click();
    await page.locator('html[lang="en"]').waitFor();
    await page.getByText("No information", { exact: false }).first().waitFor();
    expect(new URL(page.url()).search).toBe("?muc=noi-dung&ngon-ngu=en");
    await page.close();
  });

  it("keep the language from page to page, and remember it for an address without one", async () => {
    const page = await openPage("/");
    await page.getByText("English", { exact: true }).first().click();
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Programmes" }).click();
    await page.getByRole("heading", { level: 1, name: "Programmes" }).waitFor();
    expect(page.url()).toBe(`${hub.url}/chuong-trinh?ngon-ngu=en`);
    await page.goto(`${hub.url}/ket-noi`);
    await page.getByRole("heading", { level: 1, name: "Connected agencies" }).waitFor();
    // The hub has written it in English; the address says so once the page's code is there.
    await page.waitForURL(`${hub.url}/ket-noi?ngon-ngu=en`);
    await page.close();
  });

  it("say at an address that leads nowhere where to go on", async () => {
    const page = await browser.newPage();
    const response = await page.goto(`${hub.url}/khong/co`);
    expect(response?.status()).toBe(404);
    await page.getByRole("heading", { level: 1, name: "Không tìm thấy trang" }).waitFor();
    await page.getByRole("link", { name: /Danh sách chương trình/ }).click();
    await page.getByRole("heading", { level: 1, name: "Chương trình" }).waitFor();
    await page.close();
  });

  it.each([1440, 360])(
    "live on when the code of one does not load, which can be tried again (%i px)",
    async (width) => {
      // What a service worker fetches cannot be cut off.
      const page = await openPage("/", width, { serviceWorkers: "block" });
      await page.route(/assets\/findings-[^/]*\.js/, (route) => route.abort());
      const goTo = async (name: string) => {
        const links = page.getByRole("navigation", { name: "Các trang" }).getByRole("link", { name });
        // On a phone the later pages are on a sheet.
        if (!(await links.first().isVisible())) await page.getByRole("button", { name: "Thêm" }).click();
        await links.filter({ visible: true }).click();
      };
      await goTo("Rà soát số liệu");
      await page.getByText("Phần này chưa hiển thị được").waitFor();
      expect(await page.locator("html").evaluate((html) => html.scrollWidth)).toBe(width);
      await page.unroute(/assets\/findings-[^/]*\.js/);
      await page.getByRole("button", { name: "Thử lại" }).click();
      await page.getByRole("heading", { level: 1, name: "Rà soát số liệu" }).waitFor();
      await goTo("Tổng quan");
      await page.getByRole("heading", { level: 1, name: "Tổng quan" }).waitFor();
      await page.close();
    },
  );

  it("are reached by keyboard: past the navigation, and on a phone through the sheet of later pages", async () => {
    const page = await openPage("/", 360);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Tới nội dung chính");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("main");
    // A link that is followed before the page's code is there loads the next page, whose beginning has the focus.
    await page.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
    await page.getByRole("button", { name: "Thêm" }).focus();
    await page.keyboard.press("Enter");
    const sheet = page.locator("#more-pages");
    await sheet.getByRole("link", { name: "Cơ quan kết nối" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Cơ quan kết nối" }).waitFor();
    await sheet.waitFor({ state: "hidden" });
    expect(await focused(page)).toBe("Cơ quan kết nối");
    await page.close();
  });

  it("are light or dark as the system has it, until the reader chooses", async () => {
    const context = await browser.newContext({ colorScheme: "dark" });
    const page = await context.newPage();
    await page.goto(hub.url);
    const paper = () => page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
    const toggle = page.locator(".page-header").getByRole("button", { name: "Nền tối" });
    await toggle.waitFor();
    const dark = await paper();
    await toggle.and(page.locator('[aria-pressed="true"]')).waitFor();
    await toggle.click();
    const light = await paper();
    expect(light).not.toBe(dark);
    await page.reload();
    await toggle.waitFor();
    expect(await paper()).toBe(light);
    await context.close();
  });

  it.each(["QT-2021-2025", "QT-2016-2021", "SL-PHOI-HOP"])(
    "print all of a programme on at most four pages (%s)",
    async (code) => {
      for (const language of ["vi", "en"]) {
        const page = await openPage(`/chuong-trinh/${code}?muc=tat-ca&ngon-ngu=${language}`);
        await page.locator(".changes > li").first().waitFor();
        await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
        expect(await page.locator(".programme-part").count()).toBe(9);
        const pdf = await page.pdf({ preferCSSPageSize: true });
        const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
        expect(sheets.length).toBeGreaterThan(0);
        expect(sheets.length).toBeLessThanOrEqual(4);
        await page.close();
      }
    },
    60_000,
  );

  it.each([
    ["/co-quan", 3],
    ["/chi-tieu", 5],
    ["/so-lieu", 3],
  ])(
    "print a list as a table on A4 upright: %s",
    async (path, most) => {
      const page = await openPage(path);
      await page.locator("main tbody tr").first().waitFor();
      await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
      expect(sheets.length).toBeGreaterThan(0);
      expect(sheets.length).toBeLessThanOrEqual(most);
      await page.close();
    },
    60_000,
  );

  it("print in black, with the day and the address, without what is pressed", async () => {
    const page = await openPage("/chuong-trinh/QT-2021-2025?muc=tat-ca");
    await page.locator('[data-commitment="QT-10"]').waitFor();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const { host } = new URL(hub.url);
    await page
      .getByText(
        new RegExp(`^In ngày \\d{2}/\\d{2}/\\d{4} từ http://${host}/chuong-trinh/QT-2021-2025\\?muc=tat-ca$`),
      )
      .waitFor();
    expect(await page.locator("main").getByText("Chưa có thông tin").first().isVisible()).toBe(true);
    for (const pressed of [".navigation", ".part-links", ".header-switches", ".live-badge"])
      expect([pressed, await page.locator(pressed).first().isVisible()]).toEqual([pressed, false]);
    const colours = await page
      .locator("[data-testid=state]")
      .evaluateAll((tags) => tags.map((tag) => getComputedStyle(tag).color));
    expect(new Set(colours)).toEqual(new Set(["rgb(0, 0, 0)"]));
    await page.close();
  });

  it("turn by themselves on a wall, until somebody is there", async () => {
    const page = await openWall("/?man-hinh=1");
    for (const name of [".navigation", ".search-box", ".choices"])
      expect([name, await page.locator(name).count()]).toEqual([name, 0]);
    await runUntil(page, "/chuong-trinh?man-hinh=1");
    await runUntil(page, "/chi-tieu?man-hinh=1");
    await page.mouse.move(10, 10);
    await page.mouse.move(200, 200);
    await page.getByText("Đang dừng").waitFor();
    await page.clock.runFor(55_000);
    expect(await addressOf(page)).toBe("/chi-tieu?man-hinh=1");
    await runUntil(page, "/so-lieu?man-hinh=1");
    await page.keyboard.press("Shift");
    await page.getByRole("link", { name: "Rời chế độ màn hình lớn" }).click();
    await page.getByRole("navigation", { name: "Các trang" }).waitFor();
    expect(await addressOf(page)).toBe("/so-lieu");
    await page.close();
  }, 120_000);

  it("do not turn on a wall where the reader's system asks for stillness", async () => {
    const page = await openWall("/?man-hinh=1", { reducedMotion: "reduce" });
    await page.getByText("các trang không tự chuyển").waitFor();
    await page.clock.runFor(300_000);
    expect(await addressOf(page)).toBe("/?man-hinh=1");
    await page.close();
  });

  it("keep their place on a wall while something is broken, and mend it by themselves", async () => {
    const page = await openWall("/chuong-trinh?man-hinh=1&ngon-ngu=en", { serviceWorkers: "block" });
    const code = /assets\/targets-[^/]*\.js/;
    await page.route(code, (route) => route.abort());
    await runUntil(page, "/chi-tieu?man-hinh=1&ngon-ngu=en");
    await page.locator('.notice[data-kind="broken"]').waitFor();
    await page.unroute(code);
    await page.clock.runFor(11_000);
    await page.getByRole("heading", { level: 1, name: "Targets" }).waitFor();
    await page.context().setOffline(true);
    await page.locator('[data-testid="live-badge"][data-status="offline"]').waitFor();
    await page.clock.runFor(200_000);
    expect(await addressOf(page)).toBe("/chi-tieu?man-hinh=1&ngon-ngu=en");
    await page.context().setOffline(false);
    await runUntil(page, "/so-lieu?man-hinh=1&ngon-ngu=en");
    await page.close();
  }, 120_000);

  async function openWall(address: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`${hub.url}${address}`);
    await page.locator('[data-testid="live-badge"][data-status="live"]').waitFor();
    return page;
  }

  /** Moves the page's clock on until the page is another. */
  async function runUntil(page: Page, address: string): Promise<void> {
    const former = await addressOf(page);
    while ((await addressOf(page)) === former) await page.clock.runFor(20_000);
    expect(await addressOf(page)).toBe(address);
    await page.locator("main [aria-busy]").first().waitFor({ state: "detached" });
  }

  async function addressOf(page: Page): Promise<string> {
    const { pathname, search } = new URL(page.url());
    return `${pathname}${search}`;
  }

  async function openPage(address: string, width = 1440, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
    const page = await context.newPage();
    await page.goto(`${hub.url}${address}`);
    await page.locator("main h1").waitFor();
    return page;
  }

  function focused(page: Page): Promise<string> {
    return page.evaluate<string>("document.activeElement.textContent");
  }
});
