import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { until } from "@hub/gateway-fixtures/until";
import { entryPoints } from "@hub/local/bootstrap/entries";
import { databaseName } from "@hub/local/members";
import { superuserUrl } from "@hub/local/postgres/postgres";
import { describe, expect, it } from "@jest/globals";
import { readXlsx } from "hucre/xlsx";
import pg from "pg";
import type { Browser } from "playwright-core";
import { openHubInBrowser } from "../support/open-hub-in-browser.js";
import { accessibilityFaultsOf } from "../support/page-faults.js";
import { signInAsOffered } from "../support/sign-in-on-page.js";
import { addressForPeople, signPersonIn } from "../support/signed-in.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const ROOT = join(import.meta.dirname, "../..");
const AUDITOR = "auditor@association";
const READER = "reader@association";
const LOG = `query Nhatky($organisationId: ID, $account: String) { accessLog(organisationId: $organisationId, account: $account, first: 200) {
  nodes { account purpose way outcome code rows count operation { kind name fields } } } }`;

interface Listed {
  readonly account: string | null;
  readonly purpose: string | null;
  readonly way: string;
  readonly outcome: string;
  readonly operation: {
    readonly kind: string;
    readonly name: string | null;
    readonly fields: string[];
  } | null;
}

describe("the access log of an organisation", () => {
  let hub: RunningHub;
  let address: string;
  let browser: Browser;
  openHubInBrowser(startHub, (...opened) => {
    [hub, browser] = opened;
    address = addressForPeople(hub);
  });

  async function ask(query: string, headers: Record<string, string> = {}, variables: object = {}) {
    const response = await fetch(`${hub.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return JSON.parse(await response.text());
  }

  async function bearerOf(login: string): Promise<Record<string, string>> {
    return { authorization: `Bearer ${(await signPersonIn(hub, login)).access_token}` };
  }

  it("tells its auditor what its accounts have read, taken along and been denied, and nobody else", async () => {
    const reader = await bearerOf(READER);
    const auditor = await bearerOf(AUDITOR);
    const me = await ask("{ me { organisations { id } } }", auditor);
    const organisationId: string = me.data.me.organisations[0].id;
    await ask("query DocDonVi { administrativeUnits(first: 3) { nodes { id } } }", {
      ...reader,
      "hub-purpose": "Kiem tra",
    });
    await ask(
      'mutation GhiThu { setCommitmentState(commitmentId: "x", state: IN_PROGRESS, expectedVersion: 1, source: { title: "x" }) { id } }',
      reader,
    );
    const file = await fetch(`${hub.url}/export/indicators.csv`, { headers: reader });
    await file.text();
    // Not among what the auditor has asked meanwhile.
    const ofReader = async (): Promise<readonly Listed[]> =>
      (await ask(LOG, auditor, { organisationId, account: READER })).data.accessLog.nodes;
    await until(async () => (await ofReader()).some(({ way }) => way === "STREAMED"));
    const kept = await ofReader();
    expect(kept).toContainEqual(
      expect.objectContaining({
        ...{ purpose: "Kiem tra", way: "OWN", outcome: "ALLOWED", rows: 3, count: 1 },
        operation: {
          kind: "QUERY",
          name: "DocDonVi",
          fields: [
            "AdministrativeUnit.id",
            "AdministrativeUnitConnection.nodes",
            "Query.administrativeUnits",
          ],
        },
      }),
    );
    expect(kept).toContainEqual(expect.objectContaining({ outcome: "DENIED", code: "FORBIDDEN" }));
    const exported = kept.filter(({ operation }) => operation?.kind === "EXPORT");
    expect(exported.map(({ way, outcome }) => [way, outcome])).toEqual([
      ["STREAMED", "ALLOWED"],
      ["OWN", "ALLOWED"],
    ]);
    const denied = await fetch(`${hub.url}/export/access-log.csv?organisationId=${organisationId}`, {
      headers: { ...reader, "hub-purpose": "Tai nhat ky" },
    });
    expect(denied.status).toBe(403);
    await until(async () => (await ofReader()).some(({ purpose }) => purpose === "Tai nhat ky"));
    expect((await ofReader()).find(({ purpose }) => purpose === "Tai nhat ky")).toMatchObject({
      ...{ outcome: "DENIED", code: "FORBIDDEN", rows: null },
      operation: { kind: "EXPORT" },
    });
    for (const stranger of [reader, {}]) {
      const { data, errors } = await ask(LOG, stranger, { organisationId });
      expect(data?.accessLog ?? null).toBeNull();
      expect(errors[0].message).toContain("AUDITOR");
      expect((await fetch(`${hub.url}/export/access-log.csv`, { headers: stranger })).status).toBe(403);
    }
  }, 120_000);

  it.each([1440, 360])(
    "is read, filtered and taken along on its page (%i px)",
    async (width) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, acceptDownloads: true });
      const page = await context.newPage();
      const problems: string[] = [];
      page.on("pageerror", ({ message }) => problems.push(message));
      await page.goto(`${address}/nhat-ky-truy-cap`);
      await page.getByText("chỉ dành cho cán bộ kiểm tra").waitFor();
      expect(await accessibilityFaultsOf(page)).toEqual([]);
      await signInAsOffered(page, AUDITOR);
      await page.locator("table").waitFor();
      expect(await accessibilityFaultsOf(page)).toEqual([]);
      expect(await page.locator("html").evaluate((html) => html.scrollWidth)).toBe(width);
      await page.locator(".account-name").click();
      await page.locator("#account-menu").getByRole("link", { name: "Nhật ký truy cập" }).click();
      await page.keyboard.press("Escape");
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: /^CSV/ }).click();
      const rows = await text(await (await download).createReadStream());
      expect(rows).toContain(AUDITOR);
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.getByRole("button", { name: /^Sao chép liên kết tải/ }).click();
      await page
        .getByText(/dùng cho Excel \(Power Query\) đến \d\d:\d\d:\d\d ngày \d\d\/\d\d\/\d{4}/)
        .waitFor();
      expect(await accessibilityFaultsOf(page)).toEqual([]);
      expect(await page.locator("html").evaluate((html) => html.scrollWidth)).toBe(width);
      const link = await page.evaluate(() => navigator.clipboard.readText());
      const workbook = await readXlsx(new Uint8Array(await (await fetch(link)).arrayBuffer()));
      expect(JSON.stringify(workbook.sheets[0]?.rows)).toContain(AUDITOR);
      await page.goto(`${address}/nhat-ky-truy-cap?tai-khoan=nobody`);
      await page.getByText("Không có bản ghi nào như vậy.").waitFor();
      await page.locator(".account-name").click();
      await page.getByRole("button", { name: "Đăng xuất" }).click();
      await page.locator(".sign-in").waitFor();
      await until(async () => (await fetch(link)).status === 403);
      expect(problems).toEqual([]);
      await context.close();
    },
    120_000,
  );

  it("is walked by a command that finds a record that was changed, and files of heads that are none", async () => {
    expect(verify()).toMatchObject({ status: 0, said: expect.stringContaining("✔") });
    const broken = join(hub.dataDirectory, "broken-heads.json");
    writeFileSync(broken, "{}");
    expect(verify("--heads", broken)).toMatchObject({
      status: 1,
      said: expect.stringContaining(`${broken} cannot be read`),
    });
    await changeARecord();
    expect(verify()).toMatchObject({
      status: 1,
      said: expect.stringMatching(/✘ \S+ 1: bị sửa · was changed/),
    });
  }, 120_000);

  function verify(...more: readonly string[]) {
    const args = [...entryPoints(ROOT)["audit-verify"], "--data-dir", hub.dataDirectory, ...more];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      env: { ...process.env, NODE_OPTIONS: "" },
      encoding: "utf8",
    });
    return { status, said: `${stdout}${stderr}` };
  }

  /** As only the superuser of the database can. */
  async function changeARecord(): Promise<void> {
    const { superuserPassword } = JSON.parse(readFileSync(join(hub.dataDirectory, "secrets.json"), "utf8"));
    const { port } = hub.processes().postgres;
    const database = new pg.Client({
      connectionString: superuserUrl(superuserPassword, port, databaseName("association")),
    });
    await database.connect();
    await database.query(`ALTER TABLE access_record DISABLE TRIGGER only_grows;
      UPDATE access_record SET purpose = 'Khác' WHERE number = 1 AND chain <> 'public';
      ALTER TABLE access_record ENABLE TRIGGER only_grows`);
    await database.end();
  }
});
