import { describe, expect, it } from "@jest/globals";
import { parseCsv } from "hucre/csv";
import { readXlsx } from "hucre/xlsx";
import { ExactNumber } from "../wire/exact-number.js";
import { EXCEL_CSV, PLAIN_CSV } from "./csv.js";
import { JSON_FILE } from "./json.js";
import type { Column, FileFormat, Row, Table } from "./table.js";
import { XLSX } from "./xlsx.js";

const COLUMNS: readonly Column[] = [
  { key: "text", label: { vi: "Nội dung", en: "Text" }, type: "text" },
  { key: "code", label: { vi: "Mã", en: "Code" }, type: "code" },
  { key: "number", label: { vi: "Số", en: "Number" }, type: "number" },
  { key: "flag", label: { vi: "Đúng", en: "True" }, type: "flag" },
  { key: "day", label: { vi: "Ngày", en: "Day" }, type: "day" },
  { key: "moment", label: { vi: "Lúc", en: "Moment" }, type: "moment" },
];

const MOMENT = "2026-11-28T20:15:30.123Z";
const PAGES: readonly (readonly Row[])[] = [
  [
    ['Khuyến học; "khuyến tài", # xã hội\r\nhọc tập', "01", 84.12, true, "2025-07-01", MOMENT],
    [null, null, null, null, null, null],
  ],
  [],
  [["cuối", "772a", 0, false, "0999-01-31", MOMENT]],
];

/** What a spreadsheet would calculate, and what looks like the sign of that. */
const DANGEROUS = [
  '=HYPERLINK("http://example.com";"x")',
  "+1",
  "-1+2",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "＝1",
  "＋1",
  "－1",
  "＠SUM(A1)",
  "'=1",
  "'",
];

function tableOf(pages: readonly (readonly Row[])[], more: Partial<Table> = {}): Table {
  return {
    name: { vi: "Bảng", en: "Table" },
    columns: COLUMNS,
    pages: (async function* () {
      yield* pages;
    })(),
    remarks: [{ key: "list", label: { vi: "Danh sách", en: "List" }, value: "một\nhai" }],
    ...more,
  };
}

async function fileOf(format: FileFormat, table: Table, language: "vi" | "en" = "vi"): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of format.write(table, { language, charge: (work) => work() })) pieces.push(piece);
  return Buffer.concat(pieces);
}

const rowsOf = (csv: Buffer, delimiter: string) =>
  parseCsv(csv.toString(), { delimiter, comment: "#", skipEmptyRows: false });

const textOf = (cell: string): Row => [cell, null, null, null, null, null];

describe("CSV", () => {
  it("for Vietnamese Excel has a mark, semicolons, decimal commas, Vietnam's time and codes that stay text", async () => {
    const csv = await fileOf(EXCEL_CSV, tableOf(PAGES));
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(rowsOf(csv, ";")).toEqual([
      ["Nội dung", "Mã", "Số", "Đúng", "Ngày", "Lúc"],
      [PAGES[0]?.[0]?.[0], "'01", "84,12", "có", "2025-07-01", "2026-11-29 03:15:30.123"],
      ["", "", "", "", "", ""],
      ["cuối", "772a", "0", "không", "0999-01-31", "2026-11-29 03:15:30.123"],
    ]);
  });

  it("that is plain has the columns' keys, and everything as it is written elsewhere", async () => {
    const csv = await fileOf(PLAIN_CSV, tableOf(PAGES));
    expect(rowsOf(csv, ",")).toEqual([
      COLUMNS.map(({ key }) => key),
      [PAGES[0]?.[0]?.[0], "01", "84.12", "true", "2025-07-01", MOMENT],
      ["", "", "", "", "", ""],
      ["cuối", "772a", "0", "false", "0999-01-31", MOMENT],
    ]);
  });

  it("says first what it is, and last that it is complete", async () => {
    const lines = (await fileOf(PLAIN_CSV, tableOf(PAGES))).toString().split("\r\n");
    expect(lines[0]).toBe("# list: một hai");
    expect(lines.at(-2)).toBe("# complete: 3");
    expect(lines.at(-1)).toBe("");
  });

  it("says what it is as people or as programs read it", async () => {
    const remark = { key: "at", label: { vi: "Lúc", en: "At" }, value: MOMENT, readable: "sáng nay" };
    const firstOf = async (format: FileFormat) =>
      (await fileOf(format, tableOf(PAGES, { remarks: [remark] }))).toString().split("\r\n")[0];
    expect(await firstOf(EXCEL_CSV)).toBe("\uFEFF# Lúc: sáng nay");
    expect(await firstOf(PLAIN_CSV)).toBe(`# at: ${MOMENT}`);
  });

  it.each([EXCEL_CSV, PLAIN_CSV])(
    "has nothing that a spreadsheet calculates, and nothing is lost",
    async (format) => {
      const csv = await fileOf(format, tableOf([DANGEROUS.map(textOf)]));
      const cells = rowsOf(csv, format === PLAIN_CSV ? "," : ";")
        .slice(1)
        .map(([cell]) => String(cell));
      for (const cell of cells) expect(cell).toMatch(/^'/);
      expect(cells.map((cell) => cell.replace(/^'/, ""))).toEqual(DANGEROUS);
    },
  );
});

describe("XLSX", () => {
  it("has typed cells, a sheet about it and a codebook", async () => {
    const codebook = {
      columns: COLUMNS.slice(0, 2),
      readRows: () => Promise.resolve([["Gia đình học tập", "01"]]),
    };
    const { sheets } = await readXlsx(await fileOf(XLSX, tableOf(PAGES, { codebook })));
    const [rows, about, explained] = sheets;
    expect(sheets.map(({ name }) => name)).toEqual(["Bảng", "Thông tin", "Giải thích"]);
    expect(rows?.rows[0]).toEqual(["Nội dung", "Mã", "Số", "Đúng", "Ngày", "Lúc"]);
    const [text, code, number, flag, day, moment] = rows?.rows[1] ?? [];
    expect([text, code, number, flag]).toEqual([PAGES[0]?.[0]?.[0], "01", 84.12, true]);
    expect(dayOf(day)).toBe("2025-07-01");
    // A sheet has no zones: it shows what clocks in Vietnam showed.
    expect(moment instanceof Date && Math.round(moment.getTime())).toBe(
      Date.parse("2026-11-29T03:15:30.123Z"),
    );
    expect(rows?.rows[3]?.slice(0, 5)).toEqual(["cuối", "772a", 0, false, "0999-01-31"]);
    expect(about?.rows).toEqual([
      ["Mục", "Nội dung"],
      ["Danh sách", "một\nhai"],
      ["Số dòng", "3"],
    ]);
    expect(explained?.rows).toEqual([
      ["Nội dung", "Mã"],
      ["Gia đình học tập", "01"],
    ]);
  });

  it("keeps what looks like a formula, a tag or an escape, and every digit, as text", async () => {
    const odd = [...DANGEROUS, "<b>&amp;</b>", "_x0041_", "a\u0001b"];
    const exact: Row = [null, null, new ExactNumber("9007199254740993"), null, null, null];
    const { sheets } = await readXlsx(await fileOf(XLSX, tableOf([odd.map(textOf), [exact]])));
    const cells = sheets[0]?.rows.slice(1) ?? [];
    expect(cells.slice(0, -1).map(([cell]) => cell)).toEqual(odd);
    expect(cells.at(-1)?.[2]).toBe("9007199254740993");
  });

  it("is in the reader's language", async () => {
    const { sheets } = await readXlsx(await fileOf(XLSX, tableOf(PAGES), "en"));
    expect(sheets.map(({ name }) => name)).toEqual(["Table", "About"]);
    expect(sheets[0]?.rows[0]).toEqual(["Text", "Code", "Number", "True", "Day", "Moment"]);
  });
});

describe("JSON", () => {
  it("has what is said of the rows, the rows and their number, with all digits", async () => {
    const exact: Row = ["a", "01", new ExactNumber("9007199254740993"), null, null, null];
    const file = (await fileOf(JSON_FILE, tableOf([...PAGES, [exact]]))).toString();
    const { about, rows, complete, count } = JSON.parse(file);
    expect([about, complete, count]).toEqual([{ list: "một\nhai" }, true, 4]);
    expect(rows[0]).toEqual({
      text: PAGES[0]?.[0]?.[0],
      code: "01",
      number: 84.12,
      flag: true,
      day: "2025-07-01",
      moment: MOMENT,
    });
    expect(file).toContain('"number":9007199254740993');
  });
});

describe.each([
  ["CSV", PLAIN_CSV],
  ["XLSX", XLSX],
  ["JSON", JSON_FILE],
])("a file of %s", (_name, format) => {
  it("of no rows is complete", async () => {
    const file = await fileOf(format, tableOf([]));
    if (format === XLSX) expect((await readXlsx(file)).sheets[0]?.rows).toHaveLength(1);
    else if (format === JSON_FILE) expect(JSON.parse(file.toString())).toMatchObject({ rows: [], count: 0 });
    else expect(file.toString()).toMatch(/# complete: 0\r\n$/);
  });

  it("ends with the failure of what it is made from", async () => {
    async function* failing() {
      yield* PAGES;
      throw new Error("the member is gone");
    }
    await expect(fileOf(format, tableOf([], { pages: failing() }))).rejects.toThrow("the member is gone");
  });
});

/** Readers differ in how they tell a day. */
function dayOf(cell: unknown): unknown {
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : cell;
}

describe("when something was published, and a list", () => {
  const columns: readonly Column[] = [
    { key: "published", label: { vi: "Công bố lúc", en: "Published at" }, type: "published" },
    { key: "changed", label: { vi: "Thay đổi", en: "Changed" }, type: "list" },
  ];
  const changed = [{ field: "state" }];
  const table = () =>
    tableOf(
      [
        [
          ["2022-05-18T15:49+07:00", changed],
          ["2020-10-30", []],
        ],
      ],
      { columns },
    );

  it("are a moment or a day as printed, and a list, in JSON", async () => {
    const { rows } = JSON.parse(String(await fileOf(JSON_FILE, table())));
    expect(rows).toEqual([
      { published: "2022-05-18T15:49+07:00", changed },
      { published: "2020-10-30", changed: [] },
    ]);
  });

  it("are as Vietnam's clocks showed it, and text, in CSV for Excel", async () => {
    const csv = String(await fileOf(EXCEL_CSV, table()));
    expect(csv).toContain('2022-05-18 15:49;"[{""field"":""state""}]"\r\n2020-10-30;[]\r\n');
  });

  it("are a moment or a day, and text, in XLSX", async () => {
    const { sheets } = await readXlsx(await fileOf(XLSX, table()));
    expect(sheets[0]?.rows.slice(1)).toEqual([
      [new Date("2022-05-18T15:49:00Z"), '[{"field":"state"}]'],
      [new Date("2020-10-30T00:00:00Z"), "[]"],
    ]);
  });
});
