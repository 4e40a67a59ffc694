/** What stands in the members of these tests. */
import { createHash } from "node:crypto";
import { associationAlone } from "@hub/association/testing/association-alone";
import { addOrganisation } from "@hub/association/testing/example-programme";
import type { FigureReport } from "@hub/figure-kit/figure-report";
import { Qualifier } from "@hub/figure-kit/qualifier";
import { reportFigures } from "@hub/figure-kit/report-figure";
import { Sensitivity } from "@hub/figure-kit/sensitivity";
import type { AccessLine, AccessRecord } from "@hub/schema/access-record";
import { formatGlobalId } from "@hub/schema/global-id";
import { HANDING_OVER } from "@hub/schema/own-callers";
import { stableId } from "@hub/schema/stable-id";
import { MemberContext } from "@hub/subgraph-kit/context";
import { ofThisMember } from "@hub/subgraph-kit/owner";
import { ownersDatabase } from "@hub/subgraph-kit/rows/request-database";
import { createSource } from "@hub/subgraph-kit/source";
import type { TestMember } from "@hub/subgraph-kit/testing";
import type { KnownValues } from "./routes.js";
import { INDICATOR, KEEPER, OFFICE, OTHER_OFFICE, type Units } from "./world.js";

const MEMBER = associationAlone.name;
const keyOf = (what: string) => stableId("test-of-rights", what);
const PUBLISHED = keyOf("published figure");
const INTERNAL = keyOf("internal figure");
const CORRECTION = keyOf("correction of the internal figure");
const RIGHT = keyOf("right");
const GIVEN = keyOf("change by which the right was given");
const LONG_AGO = "2026-01-02T03:04:05Z";
const NOTEBOOK = { title: "Sổ tay của cán bộ" };

/** What everybody may read, and of what is read in part by some the rest. */
export async function plantPublic(member: TestMember, units: Units): Promise<void> {
  for (const id of [KEEPER, OFFICE, OTHER_OFFICE])
    await addOrganisation(member.dataSource.manager, units.province, id);
  await report(member, publishedFigure(units));
  await member.dataSource.query(
    `INSERT INTO granted_right (id, role, organisation_id, unit_id, valid_from, version)
     VALUES ($1, 'READER', $2, NULL, '2026-01-01', 1)`,
    [RIGHT, OFFICE],
  );
  await member.dataSource.query("INSERT INTO right_holder VALUES ($1, 'ai-do', 'Ai đó')", [RIGHT]);
  await member.dataSource.query(
    "INSERT INTO right_reason VALUES ($1, 1, 'Phân công'), ($1, 2, 'Định ngày kết thúc')",
    [RIGHT],
  );
  await member.dataSource.query(
    `INSERT INTO change (id, entity_type, entity_id, version, at, organisation_id, role, caller_id, reason, changed)
     VALUES ($1, 'Right', $2, 1, $3, $4, 'OPERATOR', 'ai-khac', NULL, '[]')`,
    [GIVEN, RIGHT, LONG_AGO, OFFICE],
  );
  await member.dataSource.query("INSERT INTO change_person VALUES ($1, 'Ai khác')", [GIVEN]);
}

/** One more figure that everybody may read, of a day before those that there are: an event tells of it. */
export async function plantAnother(member: TestMember, units: Units, asOf: string): Promise<void> {
  await report(member, { ...publishedFigure(units), id: keyOf(`published figure of ${asOf}`), asOf });
}

/** The unit that events tell of has been changed by the one who has given the right. */
export async function plantChangeOfUnit({ dataSource }: TestMember, { commune }: Units): Promise<void> {
  const id = keyOf("change of the unit");
  await dataSource.query(
    `INSERT INTO change (id, entity_type, entity_id, version, at, organisation_id, role, caller_id, reason, changed)
     VALUES ($1, 'AdministrativeUnit', $2, 2, $3, $4, 'OPERATOR', 'ai-khac', 'Quyết định', '[]')`,
    [id, commune, LONG_AGO, OFFICE],
  );
  await dataSource.query(
    "INSERT INTO change_person SELECT $1, name FROM change_person WHERE change_id = $2",
    [id, GIVEN],
  );
}

/** What `secrets.ts` tells of. */
export async function plantSecrets(member: TestMember, units: Units): Promise<void> {
  const internal: FigureReport = {
    ...publishedFigure(units),
    id: INTERNAL,
    numerator: 7_302_198,
    printedText: "Sổ nội bộ của xã",
    source: NOTEBOOK,
    sensitivity: Sensitivity.INTERNAL,
  };
  await report(member, internal);
  await report(member, {
    ...internal,
    id: CORRECTION,
    numerator: 7_302_199,
    correctsId: INTERNAL,
    reason: "Đếm lại ở thôn",
  });
  await member.dataSource.query(
    "UPDATE right_holder SET account = 'tai-khoan-duoc-giao', account_name = 'Cán bộ được giao quyền' WHERE right_id = $1",
    [RIGHT],
  );
  await member.dataSource.query(
    "UPDATE right_reason SET reason = CASE version WHEN 1 THEN 'Theo quyết định kín' ELSE 'Nghỉ vì việc riêng' END WHERE right_id = $1",
    [RIGHT],
  );
  await member.dataSource.query(
    "UPDATE change_person SET name = 'Người đã giao quyền' WHERE change_id = $1",
    [GIVEN],
  );
  await recordAccess(member);
  await member.dataSource.query("INSERT INTO file_links_ended VALUES ('reporter', now())");
  await member.dataSource.query("INSERT INTO released_figure VALUES ($1, $2, true)", [
    INTERNAL,
    keyOf("partner"),
  ]);
  await member.dataSource.query(
    "INSERT INTO kept_answer VALUES ('reporter', 'key', 'reportFigure', 'hash', '{}')",
  );
}

function publishedFigure({ commune }: Units): FigureReport {
  return {
    id: PUBLISHED,
    unitId: commune,
    indicatorCode: INDICATOR,
    numerator: 11,
    denominator: null,
    printedPercentage: null,
    printedText: "11 cộng đồng học tập",
    qualifier: Qualifier.EXACT,
    asOf: "2025-03-31",
    period: null,
    member: MEMBER,
    source: { title: "Báo cáo quý", publishedAt: "2025-04-30" },
  };
}

async function report({ dataSource }: TestMember, figure: FigureReport): Promise<void> {
  const reporter = {
    id: "reporter",
    mayWrite: true,
    rights: [{ role: "REPORTER", organisationId: OFFICE, unitId: null }],
  } as const;
  const context = new MemberContext({
    caller: reporter,
    requestId: "test",
    database: ownersDatabase(dataSource.manager),
    onCommit: () => {},
    organisationId: OFFICE,
  });
  await context.transact(ofThisMember(["REPORTER"], "everywhere"), (transaction) =>
    reportFigures(transaction, [figure]),
  );
  await dataSource.query("UPDATE figure SET known_at = $2 WHERE id = $1 AND corrects_id IS NULL", [
    figure.id,
    LONG_AGO,
  ]);
}

async function recordAccess(member: TestMember): Promise<void> {
  const facts = {
    kind: "QUERY",
    name: "CauHoiKin",
    hash: "0123456789abcdef",
    fields: ["Query.units"],
  } as const;
  const operation = createHash("sha256").update(JSON.stringify(facts)).digest("base64url");
  const record: AccessRecord = {
    sequence: 1,
    at: LONG_AGO,
    account: "tai-khoan-da-hoi",
    organisations: [OFFICE],
    rightsVersion: "v1",
    agreements: [],
    operation,
    purpose: "Rà soát kín",
    way: "OWN",
    outcome: "ALLOWED",
    code: null,
    rows: 3,
    count: 1,
  };
  const lines: AccessLine[] = [{ operation: { id: operation, ...facts } }, record];
  const { errors } = await member.ask(
    "mutation ($spool: String!, $lines: [AccessLine!]!) { recordAccess(spool: $spool, lines: $lines) { number } }",
    { spool: keyOf("spool"), lines: lines.map((line) => JSON.stringify(line)) },
    HANDING_OVER,
  );
  if (errors) throw new Error(JSON.stringify(errors));
}

/** What somebody may ask for who knows all ids and words. */
export function valuesOf(units: Units): KnownValues {
  const office = formatGlobalId("Organisation", OFFICE);
  const unit = formatGlobalId("AdministrativeUnit", units.commune);
  const figure = formatGlobalId("Figure", INTERNAL, MEMBER);
  const { id: notebook } = createSource(NOTEBOOK, { isInternal: true });
  return {
    ids: {
      AdministrativeUnit: unit,
      Organisation: office,
      Indicator: formatGlobalId("Indicator", INDICATOR),
      FigureSeries: `series_${MEMBER}.${INDICATOR}.${units.commune}`,
      Figure: figure,
      Source: formatGlobalId("Source", notebook, MEMBER),
      Right: `right_${RIGHT}`,
      Change: formatGlobalId("Change", GIVEN, MEMBER),
    },
    values: {
      organisationId: office,
      organisationIds: office,
      unitId: unit,
      unitIds: unit,
      under: unit,
      nodeId: figure,
      code: INDICATOR,
      indicatorCode: INDICATOR,
      indicatorCodes: INDICATOR,
      account: "tai-khoan-da-hoi",
      operation: "CauHoiKin",
      text: "Sổ nội bộ của xã",
      search: "Sổ nội bộ",
      knownAt: "2999-01-01T00:00:00Z",
      asOf: "2025-12-31",
      last: 50,
    },
    always: ["Query.accessLog.organisationId"],
  };
}
