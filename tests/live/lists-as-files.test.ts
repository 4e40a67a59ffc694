import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { until } from "@hub/gateway-fixtures/until";
import { entryPoints } from "@hub/local/bootstrap/entries";
import { MEMBERS } from "@hub/local/members";
import { stableId } from "@hub/schema/stable-id";
import { vi } from "@hub/schema/words/vi";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { buildClientSchema, getIntrospectionQuery, printSchema } from "graphql";
import { parseCsv } from "hucre/csv";
import { readXlsx } from "hucre/xlsx";
import { ask, askAtVersion } from "../support/ask.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

/** Generated figures beside the demonstration's, several pages of them. With a hundred thousand it takes minutes. */
const FIGURES = process.env["FIGURES"] ?? "400";
const { "demo-large": DEMO_LARGE } = entryPoints(join(import.meta.dirname, "../.."));
const run = promisify(execFile);
/** The province that ended on 30 June 2025; its code has been given to nobody since. */
const OLD_QUANG_TRI = stableId("administrative-unit", "province-45-2025-03-01");
const REPORT = `mutation ($member: String!, $input: ReportFigureInput!) {
  reportFigure(member: $member, input: $input) { figure { id } }
}`;
/** What a spreadsheet would calculate, and what it would split or end a line at. */
const ODD_WORDS = ['=1+1; # "trích"\nhết', "@gần 60/200", "'khoảng 60/200"];
const DAY = "2025-06-2";

let hub: RunningHub;
/** Enough for as many figures as one may want to compare. */
const TIME_LIMIT_MS = 1_800_000;

beforeAll(async () => {
  hub = await startHub();
  await run(process.execPath, [...DEMO_LARGE, "--figures", FIGURES, "--data-dir", hub.dataDirectory]);
  for (const { name } of MEMBERS)
    for (const [index, words] of ODD_WORDS.entries()) await report(name, index, words);
  // A member's figures are copied in the order in which it has told them.
  await until(async () => (await readLast()).length === MEMBERS.length);
}, TIME_LIMIT_MS);
afterAll(async () => hub[Symbol.asyncDispose]());

interface Figure {
  readonly [field: string]: unknown;
}

/** All that the columns are made of, as the schema answers. */
const FIGURE = `id member actor { role organisation { name { vi } } } indicatorCode indicator { name { vi } }
  unit { id endedOn level versions { officialCode name { vi } validTo } successors { successor { id name { vi } } } }
  asOf period { from to kind } numerator denominator percentage printedPercentage amount printedText qualifier state
  doubts { reason { vi } } knownAt corrects { id } reason
  source { id publisher title publishedAt document { number } locator url }`;

async function report(member: string, index: number, printedText: string): Promise<void> {
  const input = {
    unitId: OLD_QUANG_TRI,
    indicatorCode: "YU01",
    numerator: 60 + index,
    denominator: 200,
    printedText,
    asOf: `${DAY}${index}`,
    source: { title: "kiểm thử tự động", url: "https://example.com/?a=1;b=2" },
  };
  const { errors } = await ask(hub, REPORT, {
    variables: { member, input },
    authorization: hub.authorization(`system-${member}`),
  });
  expect(errors).toBeUndefined();
}

async function readLast(): Promise<Figure[]> {
  const args = `unitIds: ["${OLD_QUANG_TRI}"], indicators: ["YU01"], asOf: "${DAY}9"`;
  const figures = await readAllFigures(args);
  return figures.filter(({ printedText }) => printedText === ODD_WORDS.at(-1));
}

async function readAllFigures(args: string): Promise<Figure[]> {
  const all: Figure[] = [];
  let after: string | null = null;
  do {
    const query = `query ($after: String) {
      figures(first: 50, after: $after, ${args}) { nodes { ${FIGURE} } pageInfo { hasNextPage endCursor } }
    }`;
    const { data, errors } = await ask(hub, query, { variables: { after } });
    expect(errors).toBeUndefined();
    const { nodes, pageInfo } = data.figures;
    all.push(...nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return all;
}

// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the query above
function rowOf(figure: any): unknown[] {
  const { unit, source } = figure;
  const day = figure.asOf ?? figure.period?.to ?? "9999-12-31";
  const version =
    unit.versions.find(({ validTo }: { validTo: string | null }) => validTo === null || validTo >= day) ??
    unit.versions.at(-1);
  const joined = (texts: string[]) => texts.join("; ") || null;
  const successors: { successor: { id: string; name: { vi: string } } }[] = unit.successors;
  return [
    figure.id,
    figure.member,
    vi.members[figure.member as keyof typeof vi.members],
    figure.actor.role,
    vi.ActorRole[figure.actor.role as keyof typeof vi.ActorRole],
    figure.actor.organisation?.name.vi ?? null,
    figure.indicatorCode,
    figure.indicator.name.vi,
    unit.id,
    version.officialCode,
    version.name.vi,
    unit.level,
    vi.AdministrativeLevel[unit.level as keyof typeof vi.AdministrativeLevel],
    unit.endedOn,
    joined(successors.map(({ successor }) => successor.id)),
    joined(successors.map(({ successor }) => successor.name.vi)),
    figure.asOf,
    figure.period?.from ?? null,
    figure.period?.to ?? null,
    figure.period?.kind ?? null,
    figure.period ? vi.FigurePeriodKind[figure.period.kind as keyof typeof vi.FigurePeriodKind] : null,
    figure.numerator,
    figure.denominator,
    figure.percentage,
    figure.printedPercentage,
    figure.amount === null ? null : Number(figure.amount),
    figure.printedText,
    figure.qualifier,
    vi.Qualifier[figure.qualifier as keyof typeof vi.Qualifier],
    figure.state,
    vi.FigureState[figure.state as keyof typeof vi.FigureState],
    joined(figure.doubts.map(({ reason }: { reason: { vi: string } }) => reason.vi)),
    figure.knownAt,
    figure.corrects?.id ?? null,
    figure.reason,
    source.id,
    source.publisher,
    source.title,
    source.publishedAt,
    source.document?.number ?? null,
    source.locator,
    source.url,
  ];
}

async function fileOf(address: string): Promise<Buffer> {
  const response = await fetch(`${hub.url}/export/${address}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.status !== 200) throw new Error(bytes.toString());
  return bytes;
}

const INDICATOR_CODE = 6;
const KNOWN_AT = 32;
const PERCENTAGE = 23;
const DAYS = [13, 16, 17, 18];
const PUBLISHED_AT = 38;

const EVERYTHING = "includeEnded=true";
/** The same rows for each file, read once. */
let everything: Promise<unknown[][]> | undefined;
function readEverything(): Promise<unknown[][]> {
  everything ??= readAllFigures("includeEnded: true").then((figures) => figures.map(rowOf));
  return everything;
}

/** A day or a moment of Vietnam's clocks, to the minute or the second as it was printed. */
function asPrinted(cell: Date, printed: string): string {
  const text = new Date(Math.round(cell.getTime())).toISOString();
  return printed.includes("T") ? `${text.slice(0, printed.indexOf("+"))}+07:00` : text.slice(0, 10);
}

describe("all figures as files have, field by field, what the schema answers:", () => {
  it(
    "JSON",
    async () => {
      const { rows, codebook, count } = JSON.parse((await fileOf(`figures.json?${EVERYTHING}`)).toString());
      const expected = await readEverything();
      expect(rows.map((row: object) => Object.values(row))).toEqual(expected);
      expect(count).toBe(expected.length);
      const codes = new Set(expected.map((row: unknown[]) => row[INDICATOR_CODE]));
      expect(codebook.map(({ code }: { code: string }) => code)).toEqual([...codes].toSorted());
      expect(codebook[0]).toMatchObject({ name: expect.any(String), definition: expect.any(String) });
    },
    TIME_LIMIT_MS,
  );

  it(
    "CSV, in both forms, once the apostrophe before each neutralised text is taken away",
    async () => {
      const expected = await readEverything();
      const texts = expected.map((row: unknown[]) => row.map((cell) => (cell === null ? "" : String(cell))));
      const undone = (cell: unknown) => String(cell).replace(/^'/, "");
      const plain = await fileOf(`figures.csv?${EVERYTHING}&form=plain`);
      const [, ...rows] = parseCsv(plain.toString(), { delimiter: ",", comment: "#" });
      expect(rows.map((row) => row.map(undone))).toEqual(texts);
      const excel = await fileOf(`figures.csv?${EVERYTHING}`);
      const [, ...lines] = parseCsv(excel.toString(), { delimiter: ";", comment: "#" });
      expect(
        lines.map((line) =>
          line.map(undone).map((cell, column) => {
            if (column === PERCENTAGE) return cell.replace(",", ".");
            if (column === PUBLISHED_AT) return cell.includes(" ") ? `${cell.replace(" ", "T")}+07:00` : cell;
            return column === KNOWN_AT ? new Date(`${cell.replace(" ", "T")}+07:00`).toISOString() : cell;
          }),
        ),
      ).toEqual(texts);
      for (const cell of [...rows, ...lines].flat())
        if (/^[=+@＝＋－＠]/.test(String(cell))) throw new Error(`${cell} would be calculated`);
    },
    TIME_LIMIT_MS,
  );

  it(
    "XLSX, with days as days, and sheets that tell what it is and what its indicators are",
    async () => {
      const expected = await readEverything();
      const { sheets } = await readXlsx(await fileOf(`figures.xlsx?${EVERYTHING}`));
      expect(sheets.map(({ name }) => name)).toEqual(["Số liệu", "Thông tin", "Giải thích"]);
      const [, ...rows] = sheets[0]?.rows ?? [];
      const seen = rows.map((row, index) =>
        row.map((cell, column) => {
          if (!(cell instanceof Date)) return cell;
          if (column === PUBLISHED_AT) return asPrinted(cell, String(expected[index]?.[column]));
          if (DAYS.includes(column)) return cell.toISOString().slice(0, 10);
          return new Date(Math.round(cell.getTime()) - 7 * 3_600_000).toISOString();
        }),
      );
      // A row ends where nothing follows.
      for (const row of seen) while (row.length < (expected[0]?.length ?? 0)) row.push(null);
      expect(seen).toEqual(expected);
      const about = Object.fromEntries((sheets[1]?.rows ?? []).map(([item, value]) => [item, value]));
      expect(about).toMatchObject({
        "Bộ lọc": EVERYTHING,
        "Giấy phép": expect.stringContaining("nguồn"),
        "Số dòng": String(expected.length),
      });
    },
    TIME_LIMIT_MS,
  );
});

describe("a file for people", () => {
  it.each([
    [
      "vi",
      /^# Xuất lúc \(giờ Việt Nam\): \d\d:\d\d:\d\d \d\d\/\d\d\/\d{4}$/m,
      /: Hội Khuyến học \d\d:\d\d:\d\d \d\d\/\d\d\/\d{4}/,
      /behind|latest|association/,
    ],
    [
      "en",
      /^# Exported at \(Vietnam time\): \d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/m,
      /: Association for Promoting Education \d{4}/,
      /chưa cập nhật|ngày gần nhất|association/,
    ],
  ])("says in one language what it is, with names and Vietnam's time: %s", async (lang, at, members, no) => {
    const text = String(await fileOf(`figures.csv?lang=${lang}`)).replaceAll("\r\n", "\n");
    const first = text.split("\n").filter((line) => /^\uFEFF?#/.test(line));
    expect(first.join("\n")).toMatch(at);
    expect(first.join("\n")).toMatch(members);
    expect(first.filter((line) => no.test(line))).toEqual([]);
    expect(text).toContain(`${hub.url}/export/figures.csv?lang=${lang}\n`);
    const known = /^# .*(?:đã biết lúc|As known at): (\S+\+07:00)$/m.exec(text)?.[1] ?? "";
    const again = await fileOf(`figures.json?knownAt=${encodeURIComponent(known)}&under=${OLD_QUANG_TRI}`);
    expect(JSON.parse(String(again)).rows.length).toBeGreaterThan(0);
  });

  it("says yes and no in words, who reports by name, and no due day of what is carried over", async () => {
    const rounds = String(await fileOf("evaluation-rounds.csv"));
    expect(rounds).toMatch(/;có;/);
    expect(rounds).not.toMatch(/;(true|false);/);
    const { rows } = JSON.parse(String(await fileOf("figures.json")));
    for (const { member, memberName } of rows) {
      expect(MEMBERS.map(({ name }) => name)).toContain(member);
      expect(Object.values(vi.members)).toContain(memberName);
    }
    const carried = JSON.parse(String(await fileOf("evaluation-rounds.json?statuses=CARRIED_OVER"))).rows;
    const programmes = JSON.parse(String(await fileOf("programmes.json"))).rows;
    expect(carried.length).toBeGreaterThan(0);
    for (const { programmeCode, dueOn } of carried) {
      const programme = programmes.find(({ code }: { code: string }) => code === programmeCode);
      expect(programme.roundsDueOn ?? "").not.toContain(dueOn);
    }
  });
});

describe("a figure's row", () => {
  it("has code, name and successors of its unit as of its day", async () => {
    const { rows } = JSON.parse(
      (
        await fileOf(`figures.json?unitIds=${OLD_QUANG_TRI}&indicators=YU01&members=education&asOf=${DAY}5`)
      ).toString(),
    );
    expect(rows).toEqual([
      expect.objectContaining({
        unitCode: "45",
        unitName: "Tỉnh Quảng Trị",
        unitEndedOn: "2025-06-30",
        successorNames: "Tỉnh Quảng Trị",
        printedText: ODD_WORDS[2],
        asOf: "2025-06-22",
      }),
    ]);
  });

  it("is as it was known when the file began, and the first lines say when that was", async () => {
    const [, knownAt = ""] = /# knownAt: (\S+)/.exec(String(await fileOf("figures.csv?form=plain"))) ?? [];
    expect(new Date(knownAt).getTime()).toBeGreaterThan(Date.parse("2026-01-01"));
    const { about, rows } = JSON.parse(String(await fileOf("figures.json?knownAt=2020-01-01T00:00:00Z")));
    expect(rows).toEqual([]);
    expect(about.knownAt).toBe("2020-01-01T00:00:00Z");
    expect(about.members).toMatch(/association \d{4}-.*youth-union \d{4}-/);
  });

  it.each([
    ["figures", undefined, /^\d{4}-/],
    ["commitments", /không hỏi lại được/, undefined],
    ["changes", /các thay đổi đến lúc xuất/, undefined],
  ])("says whether it can be asked for as it was known: %s", async (list, words, moment) => {
    const { about } = JSON.parse(String(await fileOf(`${list}.json`)));
    expect(about.asKnown ?? "").toMatch(words ?? /^$/);
    expect(about.knownAt ?? "").toMatch(moment ?? /^$/);
    expect(about.licence).not.toContain(" / ");
  });
});

describe("the lists of all programmes and documents as files", () => {
  it.each([
    ["commitments", "commitments", "stateName", "states=NOT_REPORTED", "Chưa có thông tin"],
    ["evaluation-rounds", "evaluationRounds", "statusName", "statuses=NOT_PUBLISHED", "Chưa công bố"],
    ["reports", "reports", "cadenceName", "cadence=PERIODIC", "định kỳ"],
    ["tasks", "tasks", "documentNumber", "", undefined],
  ])("%s", async (name, field, column, filter, words) => {
    const { data } = await ask(hub, `{ ${field}(first: 200) { totalCount nodes { id } } }`);
    expect(data[field].totalCount).toBe(data[field].nodes.length);
    const { rows } = JSON.parse(String(await fileOf(`${name}.json`)));
    expect(rows.map(({ id }: { id: string }) => id)).toEqual(
      data[field].nodes.map(({ id }: { id: string }) => id),
    );
    const filtered = JSON.parse(String(await fileOf(`${name}.json?${filter}`))).rows;
    expect(filtered.length).toBeLessThanOrEqual(rows.length);
    for (const row of filtered) {
      expect(Object.keys(row)).toContain(column);
      if (words !== undefined) expect(row[column]).toBe(words);
    }
  });

  it("cites for a commitment's state what said so, not what printed the commitment", async () => {
    const [before] = JSON.parse(String(await fileOf("commitments.json"))).rows;
    expect(before).toMatchObject({ state: "NOT_REPORTED", stateSourceTitle: null });
    const mutation = `mutation ($id: ID!, $version: Int!) { setCommitmentState(commitmentId: $id, state: DONE, expectedVersion: $version, reason: "Đã tổng kết", source: { title: "Báo cáo quý III" }) { id } }`;
    await askAtVersion(hub, mutation, { id: before.id });
    const [after] = JSON.parse(String(await fileOf("commitments.json"))).rows;
    expect(after).toMatchObject({
      state: "DONE",
      stateSourceTitle: "Báo cáo quý III",
      sourceTitle: before.sourceTitle,
    });
  });

  it("cites where the register of indicators was published, and says its codes in words", async () => {
    const { rows } = JSON.parse(String(await fileOf("indicators.json?lang=en")));
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(({ sourceTitle }: { sourceTitle: string | null }) => sourceTitle === null)).toEqual(
      [],
    );
    expect(rows[0]).toMatchObject({
      unit: expect.any(String),
      unitName: expect.stringMatching(/^[a-zđồng ]+$/),
    });
  });
});

describe("the lists of all members as files", () => {
  it.each([
    ["figures", { under: OLD_QUANG_TRI }],
    ["findings", { under: OLD_QUANG_TRI }],
    ["activities", {}],
  ])("%s have as many rows as the list counts", async (name, filters) => {
    const args = Object.entries(filters).map(([argument, value]) => `, ${argument}: "${value}"`);
    const query = `{ ${name}(includeEnded: true, first: 1${args.join("")}) { totalCount nodes { id } } }`;
    const { data } = await ask(hub, query);
    const parameters = new URLSearchParams({ includeEnded: "true", ...filters });
    const { rows } = JSON.parse(String(await fileOf(`${name}.json?${parameters}`)));
    expect(data[name].totalCount).toBe(rows.length);
    expect(data[name].nodes).toHaveLength(1);
  });
});

describe("changes as a file", () => {
  it(
    "go on after a cursor of the file before",
    async () => {
      const first = JSON.parse(String(await fileOf("changes.json")));
      expect(first.rows.length).toBeGreaterThan(20);
      const { cursor } = first.rows.at(-3);
      const since = JSON.parse(String(await fileOf(`changes.json?since=${encodeURIComponent(cursor)}`)));
      expect(since.rows).toEqual(first.rows.slice(-2));
      const csv = String(
        await fileOf(`changes.csv?form=plain&since=${encodeURIComponent(first.rows.at(-1).cursor)}`),
      );
      expect(csv).toContain("# complete: 0\r\n");
    },
    TIME_LIMIT_MS,
  );

  it("call each thing by its name, also what only its history names, and say what has changed in words", async () => {
    const { rows } = JSON.parse(String(await fileOf("changes.json")));
    expect(rows.filter(({ name }: { name: string | null }) => !name)).toEqual([]);
    const mutation = `mutation ($id: ID!, $version: Int!) { setCommitmentState(commitmentId: $id, state: IN_PROGRESS, expectedVersion: $version, source: { title: "Báo cáo quý IV" }) { code title { vi } } }`;
    const { nodes } = (await ask(hub, "{ commitments(last: 1) { nodes { id } } }")).data.commitments;
    const { code, title } = (await askAtVersion(hub, mutation, { id: nodes[0].id })).data.setCommitmentState;
    const since = encodeURIComponent(rows.at(-1).cursor);
    const rowsSince = async () =>
      JSON.parse(String(await fileOf(`changes.json?since=${since}`))).rows.filter(
        ({ kind }: { kind: string }) => kind === "Commitment",
      );
    await until(async () => (await rowsSince()).length > 0);
    const [told] = await rowsSince();
    expect(told).toMatchObject({
      name: `${code}: ${title.vi}`,
      changes: "Tình trạng: Chưa có thông tin → Đang triển khai",
      changed: [{ field: "state", before: "NOT_REPORTED", after: "IN_PROGRESS" }],
      sourceTitle: "Báo cáo quý IV",
    });
  });

  it("have commitments in the order of their sources, the tenth after the ninth", async () => {
    const query = '{ programme(code: "QT-2021-2025") { id commitments { code } } }';
    const { id, commitments } = (await ask(hub, query)).data.programme;
    const { rows } = JSON.parse(String(await fileOf(`commitments.json?programmeId=${id}`)));
    expect(rows.map(({ code }: { code: string }) => code)).toEqual(
      commitments.map(({ code }: { code: string }) => code),
    );
    expect(rows[9].code).toBe("QT-10");
  });

  it("tell of corrections, and of figures and commitments alone when asked", async () => {
    const { rows } = JSON.parse(String(await fileOf("changes.json?kinds=Figure,Commitment")));
    expect(new Set(rows.map(({ kind }: { kind: string }) => kind))).toEqual(
      new Set(["Figure", "Commitment"]),
    );
  });
});

interface Ceremony {
  readonly heldOn: string;
  readonly title: { readonly vi: string };
}

interface ProgrammeDays {
  readonly ceremony: Ceremony | null;
  readonly evaluationRounds: readonly Round[];
}

interface Round {
  readonly number: number;
  readonly dueOn: string;
  readonly isComputed: boolean;
  readonly isCarriedOver: boolean;
  readonly heldOn: string | null;
}

describe("a calendar", () => {
  async function daysOf(address: string): Promise<string[]> {
    const text = String(await fileOf(address)).replaceAll("\r\n ", "");
    return [...text.matchAll(/DTSTART;VALUE=DATE:(\d+)\r\n.*\r\nSUMMARY:(.*)\r\n/g)].map(
      ([, day, summary]) => `${day} ${summary}`,
    );
  }

  it("of a programme has its ceremony, what is due and its evaluations", async () => {
    const query = `{ programme(code: "QT-2021-2025") { ceremony { heldOn } commitments { code dueOn }
      evaluationRounds { number dueOn isComputed isCarriedOver heldOn } } }`;
    const { programme } = (await ask(hub, query)).data;
    const rounds: Round[] = programme.evaluationRounds;
    const dueWords = (isComputed: boolean) => (isComputed ? "Due as computed\\, not published" : "Due");
    const days = await daysOf("programmes/QT-2021-2025.ics?lang=en");
    const { headers } = await fetch(`${hub.url}/export/programmes/QT-2021-2025.ics`);
    expect(headers.get("content-disposition")).toBe('attachment; filename="QT-2021-2025.ics"');
    const expected = [
      ...[programme.ceremony].filter(Boolean).map(({ heldOn }) => [heldOn, ""]),
      ...programme.commitments.map(({ code, dueOn }: Record<string, string>) => [dueOn, `Due: ${code} `]),
      ...rounds.flatMap(({ number, dueOn, isComputed, isCarriedOver, heldOn }) => [
        [isCarriedOver ? null : dueOn, `${dueWords(isComputed)}: evaluation round ${number}\\, `],
        [heldOn, `Held: evaluation round ${number}\\, `],
      ]),
    ].filter(([day]) => day !== null);
    expect(expected.length).toBeGreaterThan(1);
    for (const [day, summary] of expected) {
      const beginning = `${day.replaceAll("-", "")} ${summary}`;
      expect(days.some((each) => each.startsWith(beginning)) || beginning).toBe(true);
    }
    const [carriedOver] = rounds.filter(({ isCarriedOver }) => isCarriedOver);
    expect(carriedOver).toBeDefined();
    expect(days.filter((day) => day.startsWith(String(carriedOver?.dueOn.replaceAll("-", ""))))).toEqual([]);
  });

  it("of an organisation has what it must do, and there is none of what does not exist", async () => {
    const query = `{ organisations(first: 100) { nodes {
      id participations { programme { ceremony { heldOn title { vi } }
        evaluationRounds { number dueOn isComputed isCarriedOver heldOn } } } } } }`;
    const organisations: { id: string; participations: { programme: ProgrammeDays }[] }[] = (
      await ask(hub, query)
    ).data.organisations.nodes;
    const [party] = organisations.filter(({ participations }) =>
      participations.some(({ programme }) => programme.ceremony),
    );
    const days = await daysOf(`organisations/${party?.id}.ics`);
    for (const { programme } of party?.participations ?? [])
      if (programme.ceremony)
        expect(days).toContain(
          `${programme.ceremony.heldOn.replaceAll("-", "")} ${programme.ceremony.title.vi.replaceAll(",", "\\,")}`,
        );
    const rounds = party?.participations.flatMap(({ programme }) => programme.evaluationRounds) ?? [];
    const due = rounds.filter(({ isCarriedOver }) => !isCarriedOver);
    expect(due).not.toEqual([]);
    for (const { dueOn, number } of due) {
      const ofRound = days.filter((day) => day.startsWith(`${dueOn.replaceAll("-", "")} Hạn`));
      expect(ofRound).toEqual([expect.stringContaining(`kỳ đánh giá ${number}\\, `)]);
    }
    for (const address of ["programmes/none.ics", "programmes/%zz.ics", "constructor/none.ics"])
      await expect(fileOf(address)).rejects.toThrow("NOT_FOUND");
  });
});

describe("the days of the calendar", () => {
  const rowsOf = async (address: string) => JSON.parse(String(await fileOf(address))).rows;
  const MAY_2022 = "from=2022-05-01&to=2022-05-31";

  it("are those of a time, in each form, with their sources", async () => {
    const query =
      '{ programme(code: "QT-2021-2025") { ceremony { id heldOn title { vi } source { title } } } }';
    const { ceremony } = (await ask(hub, query)).data.programme;
    expect(ceremony.heldOn).toBe("2022-05-18");
    const rows = await rowsOf(`calendar.json?${MAY_2022}&programmeCode=QT-2021-2025`);
    expect(rows).toEqual([
      expect.objectContaining({
        id: ceremony.id,
        from: ceremony.heldOn,
        to: ceremony.heldOn,
        kind: "CEREMONY",
        kindName: "lễ ký kết",
        summary: ceremony.title.vi,
        programmeCode: "QT-2021-2025",
        sourceTitle: ceremony.source.title,
      }),
    ]);
    const [, ...lines] = parseCsv(String(await fileOf(`calendar.csv?form=plain&${MAY_2022}`)), {
      comment: "#",
    });
    expect(lines.map(([id]) => id)).toContain(ceremony.id);
    expect(String(await fileOf(`calendar.ics?${MAY_2022}`))).toContain(`UID:${ceremony.id}@`);
  });

  it("of all programmes are those of each, in their order", async () => {
    const all = await rowsOf("calendar.json");
    const days: string[] = all.map(({ from }: { from: string }) => from);
    expect(days).toEqual(days.toSorted());
    const codes = (await ask(hub, "{ programmes(first: 50) { nodes { code } } }")).data.programmes.nodes;
    const each = await Promise.all(
      codes.map(({ code }: { code: string }) => rowsOf(`calendar.json?programmeCode=${code}`)),
    );
    const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
    expect(new Set(idsOf(all))).toEqual(new Set(each.flatMap(idsOf)));
  });

  it.each([
    ["from=2022-02-30", '"from" is a day'],
    ["programmeCode=none", '"programmeCode=none"'],
    ["organisationId=org_00000000-0000-4000-8000-000000000000", '"organisationId='],
    ["programmeCode=QT-2021-2025&organisationId=org_x", "one of the two"],
    ["month=2022-05", '"month"'],
  ])("are refused with a sentence where there are none: %s", async (search, sentence) => {
    const { errors } = await (await fetch(`${hub.url}/export/calendar.csv?${search}`)).json();
    expect(errors[0].extensions.code).toBe("BAD_USER_INPUT");
    expect(errors[0].message).toContain(sentence);
  });
});

it("the page of a long list says which of its rows the chart beside it is of", async () => {
  // What is answered too late for the page is asked for by the browser.
  await until(async () => {
    const page = await (await fetch(`${hub.url}/so-lieu`)).text();
    return /Biểu đồ của các dòng này: Dòng 1–50 trên [\d.]+</.test(page.replaceAll("<!-- -->", ""));
  });
});

describe("a list without pages", () => {
  it("is a file as well: the members, with how each is", async () => {
    const { rows } = JSON.parse(String(await fileOf("members.json")));
    const { members } = (await ask(hub, "{ members { name state organisation { id } } }")).data;
    expect(
      rows.map(({ name, state, organisationId }: Record<string, string>) => ({
        name,
        state,
        organisation: { id: organisationId },
      })),
    ).toEqual(members);
    expect(rows[0]).toMatchObject({ stateName: vi.MemberState.HEALTHY });
  });
});

describe("the schema as a file", () => {
  it("is what the hub answers to introspection", async () => {
    const { data } = await ask(hub, getIntrospectionQuery({ specifiedByUrl: true }));
    expect(String(await fileOf("schema.graphql"))).toBe(`${printSchema(buildClientSchema(data))}\n`);
  });
});

describe("every other list", () => {
  it.each([
    ["activities", "activities"],
    ["findings", "findings"],
    ["units", "administrativeUnits"],
    ["organisations", "organisations"],
    ["programmes", "programmes"],
    ["policy-documents", "policyDocuments"],
    ["targets", "targets"],
    ["indicators", "indicators"],
  ])("%s is there, whole", async (name, field) => {
    const ids = field === "findings" ? "rule" : field === "indicators" ? "code" : "id";
    let after: string | null = null;
    const expected: string[] = [];
    do {
      const query = `query ($after: String) { ${field}(first: 200, after: $after) { nodes { ${ids} } pageInfo { hasNextPage endCursor } } }`;
      const { data, errors } = await ask(hub, query, { variables: { after } });
      expect(errors).toBeUndefined();
      const { nodes, pageInfo } = data[field];
      expected.push(...nodes.map((node: Record<string, string>) => node[ids]));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    const { rows } = JSON.parse(String(await fileOf(`${name}.json`)));
    expect(rows.map((row: Record<string, string>) => row[ids])).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
  });
});
