import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { association } from "@hub/association/association";
import { associationAlone } from "@hub/association/testing/association-alone";
import type { Caller } from "@hub/schema/signed-request";
import { stableId } from "@hub/schema/stable-id";
import { startLoadedMember, type TestMember, WRITER } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readAssociation } from "./association/association.js";
import { countRows } from "./count-rows.js";
import { DATA_FOLDER, digestDemonstration } from "./digest-demonstration.js";
import { openDataFolder } from "./file-format/data-folder.js";
import { writeRows } from "./write-rows.js";

/** What the files of a newer release say in the place of what today's say. */
const REVISIONS: readonly [file: string, before: string, after: string][] = [
  ["flags.yaml", "Cần hỏi lại cơ sở tính số hộ.", "Cần hỏi lại số hộ."],
  ["association/documents.yaml", "Đề án Xây dựng xã hội học tập", "Đề án xây dựng xã hội học tập"],
  ["association/organisations.yaml", "vi: UBND huyện Gia Lâm", "vi: Ủy ban nhân dân huyện Gia Lâm"],
  ["association/programmes.yaml", "declaredPartyCount: 10", "declaredPartyCount: 11"],
  ["association/programmes.yaml", "role: LEAD", "role: STANDING_BODY"],
  ["association/programmes.yaml", "heldOn: 2022-05-18", "heldOn: 2022-05-19"],
  ["association/programmes.yaml", "vi: Đẩy mạnh phong trào", "vi: Thúc đẩy phong trào"],
  ["association/programmes.yaml", "duy trì chế độ thông tin", "duy trì thông tin"],
  ["association/figures.yaml", "4 dòng họ học tập, chiếm tỷ lệ 50%", "4 dòng họ học tập, tỷ lệ 50%"],
];
const LM01 = stableId("figure", "association/quan-11/LM01/2020-10-29");
const LM02 = stableId("figure", "association/quan-11/LM02/2020-10-29");

let newer: string;
let member: TestMember;
let corrected: string;
let settled: number;

beforeAll(async () => {
  newer = mkdtempSync(join(tmpdir(), "hub-newer-"));
  cpSync(DATA_FOLDER, newer, { recursive: true });
  for (const [file, before, after] of REVISIONS) {
    const text = readFileSync(join(newer, file), "utf8");
    expect(text).toContain(before);
    writeFileSync(join(newer, file), text.replace(before, after));
  }
  member = await startLoadedMember(associationAlone);
  await writeRows(member.dataSource, association, readAssociation(openDataFolder()));
  const [{ unit_id: unitId }] = await member.dataSource.query("SELECT unit_id FROM figure WHERE id = $1", [
    LM02,
  ]);
  const { data } = await ask(
    `mutation ($input: ReportFigureInput!) { reportAssociationFigure(input: $input) { figure { id } } }`,
    {
      input: {
        ...{ unitId, indicatorCode: "LM02", numerator: 5, denominator: 8, asOf: "2020-10-29" },
        ...{ printedText: "5/8", source: { title: "Công văn" }, correctsId: LM02, reason: "Ghi nhầm" },
      },
    },
  );
  corrected = data.reportAssociationFigure.figure.id;
  await ask(
    `mutation ($id: ID!) { setCommitmentState(commitmentId: $id, state: DONE, expectedVersion: 1, reason: "Đã tổng kết", source: { title: "Báo cáo" }) { id } }`,
    { id: `commitment_${stableId("commitment", "QT-2")}` },
  );
  const before = await countRows(member.dataSource);
  for (let start = 0; start < 2; start += 1) {
    await writeRows(member.dataSource, association, readAssociation(openDataFolder(newer)));
    settled = (await countRows(member.dataSource)) - before;
  }
}, 120_000);
afterAll(async () => {
  await member[Symbol.asyncDispose]();
  rmSync(newer, { recursive: true });
});

/** Also of who leads the programmes of Quảng Trị. */
const SECRETARY: Caller = {
  ...WRITER,
  rights: [
    ...(WRITER.rights ?? []),
    { role: "SECRETARY", organisationId: stableId("organisation", "quang-tri-hoi-khuyen-hoc"), unitId: null },
  ],
};

async function ask(query: string, variables = {}) {
  const answer = await member.ask(query, variables, SECRETARY);
  expect(answer.errors).toBeUndefined();
  return answer;
}

const HISTORY = "history { nodes { version actor { role } changed { field before after } } }";
const LOADED = { role: "DATA_LOADER" };

describe("data files that say otherwise than when they were loaded", () => {
  it("are noticed", () => {
    expect(digestDemonstration(newer)).not.toBe(digestDemonstration());
    expect(digestDemonstration(DATA_FOLDER, [])).not.toBe(digestDemonstration());
    expect(digestDemonstration()).toBe(digestDemonstration());
  });

  it("change what nobody edits, with its history", async () => {
    const { data } = await ask(`{
      policyDocument(number: "112/2005/QĐ-TTg") { title { vi } ${HISTORY} }
      organisations(first: 200) { nodes { name { vi } version ${HISTORY} } }
    }`);
    expect(data.policyDocument.title.vi).toMatch(/^Đề án xây dựng/);
    expect(data.policyDocument.history.nodes).toMatchObject([
      { version: 1 },
      {
        version: 2,
        actor: LOADED,
        changed: [
          {
            field: "title.vi",
            before: expect.stringMatching(/^Đề án Xây/),
            after: expect.stringMatching(/^Đề án xây/),
          },
        ],
      },
    ]);
    const changed = data.organisations.nodes.filter(({ version }: { version: number }) => version > 1);
    expect(changed).toMatchObject([
      {
        name: { vi: "Ủy ban nhân dân huyện Gia Lâm" },
        history: { nodes: [{ version: 1 }, { version: 2, actor: LOADED, changed: [{ field: "name.vi" }] }] },
      },
    ]);
  });

  it("tell the hub", async () => {
    const told: { type: string; version: number }[] = await member.dataSource.query(
      `SELECT part ->> 'type' AS type, (part ->> 'version')::integer AS version
       FROM (SELECT type, version, payload FROM outbox UNION ALL SELECT type, version, payload FROM outbox_intake) AS event,
         jsonb_array_elements(coalesce(payload -> 'parts', jsonb_build_array(
           jsonb_build_object('type', event.type, 'version', event.version)
         ))) AS part
       WHERE part ->> 'type' IN ('entity.changed', 'organisation.changed') AND (part ->> 'version')::integer > 1`,
    );
    expect(told.toSorted((one, other) => (one.type < other.type ? -1 : 1))).toEqual([
      { type: "entity.changed", version: 2 },
      { type: "organisation.changed", version: 2 },
    ]);
  });

  it("correct a figure, and leave one that somebody has corrected", async () => {
    const figures: { id: string; corrects_id: string; role: string; reason: string; own_flags: object[] }[] =
      await member.dataSource.query(
        "SELECT id, corrects_id, role, reason, own_flags FROM figure WHERE corrects_id IS NOT NULL ORDER BY indicator_code",
      );
    expect(figures).toEqual([
      expect.objectContaining({
        corrects_id: LM01,
        role: "DATA_LOADER",
        reason: expect.stringContaining("a newer release"),
      }),
      expect.objectContaining({ id: corrected.replace(/^fig_association_/, ""), role: "REPORTER" }),
    ]);
    expect(JSON.stringify(figures[0]?.own_flags)).toContain("Cần hỏi lại số hộ.");
  });

  it("bring programmes and what belongs to them up to date, with the evaluations that follow from them", async () => {
    const { data } = await ask(`{
      programme(code: "QT-2021-2025") {
        declaredPartyCount ${HISTORY}
        ceremony { heldOn ${HISTORY} }
        evaluationRounds { dueOn ${HISTORY} }
        commitments { code printedText ${HISTORY} }
        predecessor { version parties { role } }
      }
    }`);
    const { commitments, predecessor, ...programme } = data.programme;
    const revised = (field: string, before: string, after: string) => ({
      nodes: [{ version: 1 }, { version: 2, actor: LOADED, changed: [{ field, before, after }] }],
    });
    expect(programme).toMatchObject({
      declaredPartyCount: 11,
      history: revised("declaredPartyCount", "10", "11"),
      ceremony: { heldOn: "2022-05-19", history: revised("heldOn", "2022-05-18", "2022-05-19") },
      evaluationRounds: [
        { dueOn: "2024-05-19", history: revised("dueOn", "2024-05-18", "2024-05-19") },
        { dueOn: "2026-05-19", history: revised("dueOn", "2026-05-18", "2026-05-19") },
      ],
    });
    expect(predecessor).toEqual({ version: 2, parties: [{ role: "STANDING_BODY" }] });
    expect(commitments.at(-2)).toMatchObject({
      code: "QT-9",
      printedText: expect.stringMatching(/^duy trì thông tin/),
      history: {
        nodes: [{ version: 1 }, { version: 2, actor: LOADED, changed: [{ field: "printedText" }] }],
      },
    });
    const told: { type: string }[] = await member.dataSource.query(
      `SELECT type FROM (SELECT type, version FROM outbox UNION ALL SELECT type, version FROM outbox_intake) AS event
       WHERE type IN ('programme.changed', 'ceremony.changed', 'evaluation-round.changed', 'commitment.changed')
         AND version > 1 ORDER BY type`,
    );
    expect(told.map(({ type }) => type)).toEqual([
      "ceremony.changed",
      // The one that people have changed, and the one that the files have.
      "commitment.changed",
      "commitment.changed",
      "evaluation-round.changed",
      "evaluation-round.changed",
      "programme.changed",
      "programme.changed",
    ]);
  });

  it("leave what people have changed, and change nothing when they are loaded once more", async () => {
    const { data } = await ask(
      `{ programme(code: "QT-2021-2025") { commitments { code title { vi } state version } } }`,
    );
    expect(data.programme.commitments[1]).toMatchObject({
      code: "QT-2",
      title: { vi: expect.stringMatching(/^Đẩy mạnh/) },
      state: "DONE",
      version: 2,
    });
    // A figure, and the changes of a document, an organisation, two programmes, a ceremony, two evaluations and a commitment.
    expect(settled).toBe(9);
  });
});
