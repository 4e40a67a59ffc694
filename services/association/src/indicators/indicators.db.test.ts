import { defineMember } from "@hub/subgraph-kit/define-member";
import { history } from "@hub/subgraph-kit/history";
import { createMember, type Member } from "@hub/subgraph-kit/member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { sourceById } from "@hub/subgraph-kit/source-resolver";
import { createTestDatabase, startTestMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { KeepLoadedRegister1795737600014 } from "../administrative-units/keep-loaded-register.js";
import { CreateAssociation1795737600003 } from "../migrations/create-association.js";
import { CreateRegisters1795737600006 } from "../migrations/create-registers.js";
import { FindShortForms1795737600041 } from "../migrations/find-short-forms.js";
import { KeepRegisterHistory1795737600020 } from "../migrations/keep-register-history.js";
import { KeepSmallestCells1795737600116 } from "../migrations/keep-smallest-cells.js";
import { TellFirstVersions1795737600040 } from "../migrations/tell-first-versions.js";
import { registers } from "../registers/registers.module.js";
import { indicators } from "./indicators.module.js";

const DEFINITION = defineMember({
  name: "association",
  migrations: [
    CreateAssociation1795737600003,
    CreateRegisters1795737600006,
    KeepLoadedRegister1795737600014,
    KeepRegisterHistory1795737600020,
    TellFirstVersions1795737600040,
    FindShortForms1795737600041,
    KeepSmallestCells1795737600116,
  ],
  modules: [indicators, registers, history, { references: { Source: referenceById(sourceById) } }],
});

let member: TestMember;
beforeAll(async () => {
  member = await startTestMember(DEFINITION);
});
afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

describe("the catalogue of indicators", () => {
  it("has all 61 indicators in the order of their codes", async () => {
    const { data } = await member.ask(
      "{ indicators(first: 200) { nodes { code name { vi en } definition { vi en } } } }",
    );
    const codes = data.indicators.nodes.map(({ code }: { code: string }) => code);
    expect(codes).toHaveLength(61);
    expect(codes).toEqual([...codes].sort());
    expect(JSON.stringify(data)).not.toContain('""');
  });

  it("says of an indicator how it is computed, by whom and where", async () => {
    const { data } = await member.ask(
      '{ indicator(code: "LM01") { name { vi } unit definition { en } owner levels historicalLevels frequency direction basis } }',
    );
    expect(data.indicator).toEqual({
      name: { vi: "Tỷ lệ gia đình học tập" },
      unit: "PERCENT",
      definition: { en: "Numerator: recognised households; denominator: all households." },
      owner: "association",
      levels: ["COMMUNE", "PROVINCE"],
      historicalLevels: ["DISTRICT"],
      frequency: "YEARLY",
      direction: "HIGHER_IS_BETTER",
      basis: ["PUBLISHED_FIGURE", "LEGAL_DOCUMENT"],
    });
  });

  it("says of an indicator what it is computed from, what is computed from it, and with which it makes a whole", async () => {
    const codesOf = (list: { code: string }[]) => list.map(({ code }) => code);
    const { data } = await member.ask(
      `fragment Related on Indicator { computedFrom { code } usedFor { code } partition { code } }
       { FD05: indicator(code: "FD05") { ...Related } FD03: indicator(code: "FD03") { ...Related }
         UE03: indicator(code: "UE03") { ...Related } }`,
    );
    const related = Object.entries<Record<string, { code: string }[]>>(data).map(([code, lists]) => [
      code,
      ...Object.values(lists).map(codesOf),
    ]);
    expect(related).toEqual([
      ["FD05", ["FD03", "FD04"], [], []],
      ["FD03", [], ["FD05"], []],
      ["UE03", [], [], ["UE02", "UE03", "UE04"]],
    ]);
  });

  it("says of counts of scholarships that small ones are not shown to others", async () => {
    const { data } = await member.ask(
      '{ FD04: indicator(code: "FD04") { smallestCell } LM01: indicator(code: "LM01") { smallestCell } }',
    );
    expect(data).toEqual({ FD04: { smallestCell: 5 }, LM01: { smallestCell: null } });
    const told = await member.dataSource.query(
      "SELECT entry -> 'smallestCell' AS smallest FROM register_entry WHERE key = 'WU02'",
    );
    expect(told).toEqual([{ smallest: 5 }]);
  });

  it("is null for an unknown code, as a field and as an entity", async () => {
    const { data } = await member.ask(
      `{ indicator(code: "XX99") { code }
         _entities(representations: [{ __typename: "Indicator", code: "XX99" }, { __typename: "Indicator", code: "UE03" }]) {
           ... on Indicator { name { vi } }
         } }`,
    );
    expect(data).toEqual({
      indicator: null,
      _entities: [null, { name: { vi: "Xã đạt PCGD tiểu học mức 2" } }],
    });
  });

  it("is brought up to date at every start, and tells what has changed by that", async () => {
    await using database = await createTestDatabase();
    const config = {
      host: "127.0.0.1",
      port: 0,
      databaseUrl: database.url,
      requestsDatabaseUrl: database.requestsUrl,
      gatewayKeys: ["k".repeat(32)],
      readerKeys: [],
      sources: new Map(),
      operators: { host: "127.0.0.1", port: 0 },
      outboxRetentionHours: 72,
      logLevel: "silent",
    };
    const first = await createMember(DEFINITION, config);
    expect(await eventsOf(first)).toEqual([]);
    await first.dataSource.query("UPDATE indicator SET unit = 'COUNT' WHERE code = 'LM01'");
    // What the history has of an older catalogue.
    await first.dataSource.query(
      `UPDATE change SET changed = (
         SELECT jsonb_agg(CASE told ->> 'field' WHEN 'unit' THEN jsonb_set(told, '{after}', '"COUNT"') ELSE told END)
         FROM jsonb_array_elements(changed) AS told
       ) WHERE entity_id = 'LM01'`,
    );
    await first.stop();
    const second = await createMember(DEFINITION, config);
    const rows = await second.dataSource.query("SELECT unit FROM indicator WHERE code = 'LM01'");
    const events = await eventsOf(second);
    const changes = await second.dataSource.query(
      `SELECT version, role, publisher, changed FROM change JOIN source ON source.id = source_id
       WHERE entity_type = 'Indicator' AND entity_id = 'LM01' ORDER BY version`,
    );
    await second.stop();
    const by = { role: "DATA_LOADER", publisher: "Khuyến học Hub" };
    expect(changes).toEqual([
      {
        ...by,
        version: 1,
        changed: expect.arrayContaining([{ field: "frequency", before: null, after: "YEARLY" }]),
      },
      { ...by, version: 2, changed: [{ field: "unit", before: "COUNT", after: "PERCENT" }] },
    ]);
    expect(rows).toEqual([{ unit: "PERCENT" }]);
    const entry = expect.objectContaining({ code: "LM01", unit: "PERCENT", owner: "association" });
    expect(events).toEqual([
      {
        type: "indicator.changed",
        version: 2,
        payload: { indicatorCode: "LM01", register: { kind: "indicator", key: "LM01", version: 2, entry } },
      },
    ]);
  });
});

function eventsOf({ dataSource }: Member): Promise<object[]> {
  return dataSource.query("SELECT type, version, payload FROM outbox ORDER BY pos");
}
