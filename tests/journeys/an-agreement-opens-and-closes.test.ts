import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codegen } from "@graphql-codegen/core";
import * as typescript from "@graphql-codegen/typescript";
import { association } from "@hub/association/association";
import { until } from "@hub/gateway-fixtures/until";
import { readAssociation } from "@hub/local/demonstration/association/association";
import { DATA_FOLDER } from "@hub/local/demonstration/digest-demonstration";
import { openDataFolder } from "@hub/local/demonstration/file-format/data-folder";
import { writeRows } from "@hub/local/demonstration/write-rows";
import { organisationOf, UNIT_OF_MEMBERS } from "@hub/local/members";
import { programDatabaseUrl } from "@hub/local/postgres/databases";
import { stableId } from "@hub/schema/stable-id";
import { openDatabase } from "@hub/subgraph-kit/database";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { parse } from "graphql";
import { pino } from "pino";
import { type Answer, ask } from "../support/ask.js";
import { signPersonIn } from "../support/signed-in.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

/** A commitment of Sơn La's programme, whose parties have accounts, as a file of this test says it. */
const COMMITMENT = "SL-CHIA-SE";
const SIGNED = `
    ceremony:
      heldOn: 2025-09-05
      title: { vi: Lễ ký kết (kiểm thử), en: Signing (test) }
      host: son-la-so-gddt
      source: son-la
    commitments:
      - code: ${COMMITMENT}
        title: { vi: Chia sẻ số liệu (kiểm thử), en: Share figures (test) }
        printedText: Chia sẻ số liệu
        source: son-la
    parties:
      - organisation: son-la-so-gddt
`;
const SECRET = "6401977";
const folder = mkdtempSync(join(tmpdir(), "hub-agreement-"));
const clock = join(folder, "clock");
let hub: RunningHub;

beforeAll(async () => {
  hub = await startHub({ environment: { HUB_CLOCK_FILE: clock } });
  await bringProgramme();
}, 240_000);
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

async function bringProgramme(): Promise<void> {
  const data = join(folder, "demonstration");
  cpSync(DATA_FOLDER, data, { recursive: true });
  const file = join(data, "association/programmes.yaml");
  const text = readFileSync(file, "utf8");
  const revised = text.replace("\n    parties:\n      - organisation: son-la-so-gddt\n", SIGNED);
  expect(revised).not.toBe(text);
  writeFileSync(file, revised);
  const secrets = JSON.parse(readFileSync(join(hub.dataDirectory, "secrets.json"), "utf8"));
  const password = String(secrets["association.databasePassword"]);
  const url = programDatabaseUrl({ programName: "association", password }, hub.processes().postgres.port);
  const dataSource = await openDatabase(association, url, pino({ level: "silent" }));
  await writeRows(dataSource, association, readAssociation(openDataFolder(data)));
  await dataSource.destroy();
}

/** The hub's day from now on. */
function moveClock(days: number): string {
  const day = dayFromToday(days);
  writeFileSync(clock, day);
  return day;
}

function dayFromToday(days: number): string {
  return todayInVietnam(new Date(Date.now() + days * 86_400_000));
}

async function bearerOf(login: string): Promise<string> {
  return `Bearer ${(await signPersonIn(hub, login)).access_token}`;
}

async function command(
  authorization: string | Promise<string>,
  mutation: string,
  variables: Record<string, unknown>,
) {
  const answer = await ask(hub, mutation, { variables, authorization });
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

const FIGURES = `{ node(id: "${UNIT_OF_MEMBERS}") { ... on AdministrativeUnit {
  name { vi } educationFigures(indicatorCodes: ["YU01"]) { numerator }
} } }`;
const partner = () => hub.authorization("system-womens-union");

async function isShownToPartner(): Promise<boolean> {
  const answer: Answer = await ask(hub, FIGURES, { authorization: partner() });
  expect(answer.errors).toBeUndefined();
  return JSON.stringify(answer).includes(SECRET);
}

/** A stream that the partner has open: what it was told, and when it ended. */
async function openStream() {
  const response = await fetch(`${hub.url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
      authorization: await partner(),
    },
    body: JSON.stringify({ query: `query @live ${FIGURES}` }),
  });
  let text = "";
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const ended = (async () => {
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done) return;
      text += value;
    }
  })();
  await until(() => text.includes("Sơn La"));
  return { told: () => text, ended };
}

async function endsAtOnce({ ended }: { readonly ended: Promise<void> }): Promise<void> {
  const since = performance.now();
  await ended;
  expect(performance.now() - since).toBeLessThan(5_000);
}

async function readContract(organisation: string, authorization: string | undefined, etag = "") {
  return fetch(`${hub.url}/export/contracts/${organisation}.graphql`, {
    headers: { ...(authorization && { authorization }), "if-none-match": etag },
  });
}

/** What a tool makes of the schema that the organisation's accounts can use. */
async function isInThePartnersContract(): Promise<void> {
  const ofPartner = organisationOf("womens-union");
  const response = await readContract(ofPartner, await partner());
  const text = await response.text();
  // Lines of comments, before the schema.
  const [head = ""] = text.split("\n\n");
  expect(`${head}\n`).toContain(`
# TT-01/KT
#   Bên cung cấp / Owner: Sở Giáo dục và Đào tạo tỉnh Sơn La / Department of Education and Training of Sơn La province
#   Mục đích / Purpose: Cùng theo dõi chỉ tiêu
#   Chỉ số / Indicators: YU01
#   Trường / Fields: Figure
#   Địa bàn / Unit: Tỉnh Sơn La, cả các đơn vị bên dưới / Sơn La Province, with all below it
#   Thời hạn / Days: ${dayFromToday(1)} – ${dayFromToday(3)}
#   Số đếm nhỏ nhất / Smallest count: 5
`);
  const config = {
    schema: parse(text),
    documents: [],
    filename: "contract.ts",
    pluginMap: { typescript },
    config: {},
  };
  const types = await codegen({ ...config, plugins: [{ typescript: {} }] });
  // Some account of the organisation may do each of these.
  for (const name of ["reportFigure", "draftAgreement", "accessLog", "educationFigures"])
    expect(types).toContain(`  ${name}?: Maybe<`);
  // Whichever account asks gets the same; the owner's has no such agreement, and nobody else may see it.
  const etag = response.headers.get("etag") ?? "";
  expect((await readContract(ofPartner, await bearerOf("reader@womens-union"), etag)).status).toBe(304);
  const owners = await readContract(organisationOf("education"), await bearerOf("secretary@education"));
  expect(await owners.text()).not.toContain("TT-01/KT");
  const refusals = [
    [undefined, 401, "UNAUTHENTICATED"],
    [await bearerOf("secretary@education"), 403, "FORBIDDEN"],
  ] as const;
  for (const [authorization, status, code] of refusals) {
    const refused = await readContract(ofPartner, authorization);
    const { errors } = await refused.json();
    expect([refused.status, errors[0].extensions]).toEqual([status, { code }]);
  }
}

it("opens what is internal at its beginning and closes it at its end, and the log tells who has read it", async () => {
  const secretary = await bearerOf("secretary@association");
  await command(
    hub.authorization("system-education"),
    `mutation ($input: ReportFigureInput!) { reportFigure(member: "education", input: $input) { figure { id } } }`,
    {
      input: {
        unitId: UNIT_OF_MEMBERS,
        indicatorCode: "YU01",
        numerator: Number(SECRET),
        printedText: `Sổ nội bộ ${SECRET}`,
        asOf: "2025-06-30",
        sensitivity: "INTERNAL",
        source: { title: "Sổ của Sở" },
      },
    },
  );
  expect(await isShownToPartner()).toBe(false);

  const { draftAgreement: drafted } = await command(
    secretary,
    `mutation ($input: DraftAgreementInput!) { draftAgreement(input: $input) { id version state } }`,
    {
      input: {
        code: "TT-01/KT",
        commitmentId: `commitment_${stableId("commitment", COMMITMENT)}`,
        ownerId: organisationOf("education"),
        partnerId: organisationOf("womens-union"),
        purpose: "Cùng theo dõi chỉ tiêu",
        legalBasis: "Chương trình phối hợp đã ký",
        indicatorCodes: ["YU01"],
        unitId: UNIT_OF_MEMBERS,
        validFrom: dayFromToday(1),
        validTo: dayFromToday(3),
        contact: "Văn phòng Sở",
      },
    },
  );
  const AGREE =
    "mutation ($id: ID!, $version: Int!) { agree(agreementId: $id, expectedVersion: $version) { version state inForce } }";
  const { id } = drafted;
  let { version } = drafted;
  for (const login of ["secretary@education", "approver@womens-union"]) {
    const agreed = (await command(await bearerOf(login), AGREE, { id, version })).agree;
    expect(agreed.inForce).toBe(false);
    version = agreed.version;
  }
  expect(await isShownToPartner()).toBe(false);

  // Who has it open meanwhile is sent back, to come again with what is open then.
  const before = await openStream();
  expect(before.told()).not.toContain(SECRET);
  moveClock(1);
  await endsAtOnce(before);
  expect(await isShownToPartner()).toBe(true);
  const me = await ask(hub, "{ me { agreements { code } } }", { authorization: partner() });
  expect(me.data.me.agreements).toEqual([{ code: "TT-01/KT" }]);
  const stream = await openStream();
  expect(stream.told()).toContain(SECRET);
  await isInThePartnersContract();

  moveClock(4);
  await endsAtOnce(stream);
  expect(await isShownToPartner()).toBe(false);

  // The auditor of the Women's Union reads that its system has asked.
  const auditor = await bearerOf("auditor@womens-union");
  const log = `query ($of: ID!) { accessLog(organisationId: $of, last: 200) { nodes { account outcome } } }`;
  await until(async () => {
    const { data, errors } = await ask(hub, log, {
      variables: { of: organisationOf("womens-union") },
      authorization: auditor,
    });
    expect(errors).toBeUndefined();
    const accounts = data.accessLog.nodes.map(({ account }: { account: string }) => account);
    return accounts.includes("system-womens-union") && accounts.includes("approver@womens-union");
  });
}, 90_000);

it("ends at once for both when one side revokes it", async () => {
  const { data } = await ask(hub, `{ agreements(last: 1) { nodes { id version } } }`);
  const [agreement] = data.agreements.nodes;
  const before = await openStream();
  moveClock(1);
  await endsAtOnce(before);
  const stream = await openStream();
  expect(stream.told()).toContain(SECRET);
  await command(
    await bearerOf("secretary@education"),
    `mutation ($id: ID!, $version: Int!) {
      revokeAgreement(agreementId: $id, reason: "Thử", expectedVersion: $version) { state }
    }`,
    agreement,
  );
  await endsAtOnce(stream);
  expect(await isShownToPartner()).toBe(false);
}, 60_000);
