import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createLoadRegister } from "@hub/association/administrative-units/load-register";
import { REGISTER_DATA } from "@hub/association/administrative-units/register-files";
import { unitId } from "@hub/association/administrative-units/unit-id";
import { association } from "@hub/association/association";
import * as modules from "@hub/association/modules";
import { CreateFigures1795737600001 } from "@hub/figure-kit/migrations/create-figures";
import { CreateRegisterCopy1795737600002, registerCopy } from "@hub/figure-kit/registers/register-copy";
import { unitWithinCopy } from "@hub/figure-kit/registers/unit-within-copy";
import { until } from "@hub/gateway-fixtures/until";
import { defineMember } from "@hub/subgraph-kit/define-member";
import { createMember, type Member } from "@hub/subgraph-kit/member";
import { createTestDatabase, type TestDatabase } from "@hub/subgraph-kit/testing";
import { expect, it } from "@jest/globals";
import { openFollower, READER_KEY } from "../support/followed-member.js";

const DAY = "2026-11-01";
const SON_LA = unitId("PROVINCE", "14", "2025-03-01");
/** The association, as its settings name it. */
const OFFICE = "0b9a2f8e-4f0c-4a53-9d0c-6f0f0f4d2c11";
const NEW_PLACE = unitId("COMMUNE", "99999", DAY);

interface Province {
  readonly Code: string;
  readonly FullName: string;
  readonly Wards: readonly { readonly Code: string; readonly FullName: string }[];
}

it("tells what a newer list of units changes when the association starts with it, also its followers", async () => {
  await using database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), "hub-register-"));
  await cp(REGISTER_DATA, folder, { recursive: true });
  const start = () => startAssociation(database, pathToFileURL(`${folder}/`));
  const first = await start();
  expect(await toldBy(first)).toEqual([]);
  await using member = await openFollower({
    entities: [],
    migrations: [CreateFigures1795737600001, CreateRegisterCopy1795737600002],
  });
  const before = [member.follow(first, registerCopy), member.follow(first, unitWithinCopy)];
  await until(() => before.every((copy) => copy.state().behindBy === 0));
  await Promise.all(before.map((copy) => copy.stop()));
  expect(await readPlaces(member)).toEqual(await readPlaces(first));
  await first.stop();

  await addRegister(folder);
  const second = await start();
  const told = [
    { type: "unit.changed", id: `unit_${NEW_PLACE}`, version: 1 },
    { type: "unit.changed", id: `unit_${SON_LA}`, version: 2 },
  ];
  expect(await toldBy(second)).toEqual(told);
  member.follow(second, registerCopy);
  member.follow(second, unitWithinCopy);
  const read = (id: string) =>
    member.dataSource.query("SELECT entry FROM register_entry WHERE kind = 'unit' AND key = $1", [id]);
  await until(async () => (await read(NEW_PLACE)).length > 0);
  const named = (vi: string) =>
    expect.objectContaining({ name: expect.objectContaining({ vi }), validFrom: DAY });
  expect(await read(NEW_PLACE)).toMatchObject([{ entry: { versions: [named("Phường Mới")] } }]);
  const [{ entry }] = await read(SON_LA);
  expect(entry.versions.at(-1)).toEqual(named("Thành phố Sơn La"));
  await until(async () => (await readPlaces(member)).some((place) => place.startsWith(NEW_PLACE)));
  expect(await readPlaces(member)).toEqual(await readPlaces(second));
  expect(await readPlaces(member)).toContain(`${NEW_PLACE} ${SON_LA}`);
  expect(await historyOf(second, SON_LA)).toEqual([
    {
      version: 1,
      role: "DATA_LOADER",
      organisation_id: OFFICE,
      publisher: "thanglequoc/vietnamese-provinces-database v2.4.1",
      changed: expect.arrayContaining([{ field: "versions.0.name.vi", before: null, after: "Tỉnh Sơn La" }]),
    },
    {
      version: 2,
      role: "DATA_LOADER",
      organisation_id: OFFICE,
      publisher: "kiểm thử tự động",
      changed: expect.arrayContaining([
        { field: "versions.0.validTo", before: null, after: "2026-10-31" },
        { field: "versions.1.name.vi", before: null, after: "Thành phố Sơn La" },
      ]),
    },
  ]);
  expect(await historyOf(second, NEW_PLACE)).toMatchObject([{ version: 1, publisher: "kiểm thử tự động" }]);
  await second.stop();

  const third = await start();
  expect(await toldBy(third)).toEqual(told);
  await third.stop();
  await rm(folder, { recursive: true });
}, 180_000);

function startAssociation(database: TestDatabase, data: URL): Promise<Member> {
  const administrativeUnits = { ...modules.administrativeUnits, prepare: createLoadRegister(data) };
  const { name, migrations } = association;
  const definition = defineMember({
    name,
    migrations,
    modules: Object.values({ ...modules, administrativeUnits }),
  });
  return createMember(
    { ...definition, consumersOfEach: [] },
    {
      host: "127.0.0.1",
      port: 0,
      databaseUrl: database.url,
      requestsDatabaseUrl: database.requestsUrl,
      gatewayKeys: ["k".repeat(32)],
      readerKeys: [READER_KEY],
      sources: new Map(),
      organisationId: OFFICE,
      operators: { host: "127.0.0.1", port: 0 },
      outboxRetentionHours: 72,
      logLevel: "silent",
    },
  );
}

/** A decree makes a city of the province of Sơn La and a ward within it, from a day on. */
async function addRegister(folder: string): Promise<void> {
  const list = join(folder, "later-registers.json");
  const registers: { file: string }[] = JSON.parse(await readFile(list, "utf8"));
  const provinces: Province[] = JSON.parse(
    await readFile(join(folder, registers.at(-1)?.file ?? ""), "utf8"),
  );
  const changed = provinces.map((province) =>
    province.Code === "14"
      ? {
          ...province,
          FullName: "Thành phố Sơn La",
          Wards: [...province.Wards, { Code: "99999", FullName: "Phường Mới" }],
        }
      : province,
  );
  await writeFile(join(folder, "newer.json"), JSON.stringify(changed));
  const newer = { from: DAY, file: "newer.json", publisher: "kiểm thử tự động" };
  await writeFile(list, JSON.stringify([...registers, newer]));
}

/** Which unit lies within which. */
async function readPlaces({ dataSource }: Pick<Member, "dataSource">): Promise<string[]> {
  const rows: { place: string }[] = await dataSource.query(
    "SELECT unit_id || ' ' || within_id AS place FROM unit_within ORDER BY place",
  );
  return rows.map(({ place }) => place);
}

/** What the history of a unit says, and on which list. */
function historyOf({ dataSource }: Member, id: string): Promise<object[]> {
  return dataSource.query(
    `SELECT version, role, organisation_id, publisher, changed FROM change JOIN source ON source.id = source_id
     WHERE entity_type = 'AdministrativeUnit' AND entity_id = $1 ORDER BY version`,
    [id],
  );
}

/** What the association has told of, parts of batches among it. */
function toldBy({ dataSource }: Member): Promise<object[]> {
  return dataSource.query(
    `SELECT told ->> 'type' AS type, told ->> 'aggregateId' AS id, (told ->> 'version')::int AS version
     FROM outbox, jsonb_array_elements(coalesce(
       payload -> 'parts', jsonb_build_array(jsonb_build_object('type', type, 'aggregateId', aggregate_id, 'version', version))
     )) AS told ORDER BY pos`,
  );
}
