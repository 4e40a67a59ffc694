import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { OperatorMistake } from "../system/operator-mistake.js";
import { readAssociation } from "./association/association.js";
import { readEducation } from "./education/education.js";
import { openDataFolder } from "./file-format/data-folder.js";

const DEMONSTRATION = join(import.meta.dirname, "../../demonstration");

describe("a mistake in the demonstration files", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "hub-demonstration-"));
    cpSync(DEMONSTRATION, directory, { recursive: true });
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  /** The line of the file on which the text stood. */
  function replace(file: string, found: string, replacement: string): number {
    const path = join(directory, file);
    const before = readFileSync(path, "utf8");
    const at = before.indexOf(found);
    if (at < 0) throw new Error(`${file} has no ${found}`);
    writeFileSync(path, before.slice(0, at) + replacement + before.slice(at + found.length));
    return before.slice(0, at).split("\n").length;
  }

  function readAll(): void {
    const folder = openDataFolder(directory);
    readAssociation(folder);
    readEducation(folder);
  }

  function readMistake(): OperatorMistake {
    try {
      readAll();
    } catch (error) {
      if (error instanceof OperatorMistake) return error;
      throw error;
    }
    throw new Error("no mistake was found");
  }

  it("is told in both languages, with file, line, value and remedy", () => {
    const line = replace("association/programmes.yaml", "heldOn: 2022-05-18", "heldOn: 18/5/2022");
    expect(readMistake()).toMatchObject({
      vietnamese: `Tệp local/demonstration/association/programmes.yaml, dòng ${line}: programmes[1].ceremony.heldOn là "18/5/2022", không phải một ngày như 2022-05-18; hãy sửa lại.`,
      english: `local/demonstration/association/programmes.yaml, line ${line}: programmes[1].ceremony.heldOn is "18/5/2022", not a day such as 2022-05-18; correct it.`,
    });
  });

  it.each([
    [
      "a number with a separator",
      "association/figures.yaml",
      "numerator: 10800",
      "numerator: 10.800",
      "numerator is 10.8, not a whole number without separators",
    ],
    [
      "a text of digits without quotes",
      "association/documents.yaml",
      'number: "332"',
      "number: 332",
      "number is 332, not a text (in quotes if it is all digits)",
    ],
    [
      "a word that is none of those allowed",
      "association/figures.yaml",
      "LESS_THAN",
      "GẦN",
      'qualifier is "GẦN", not one of EXACT, LESS_THAN',
    ],
    [
      "a source that is not listed",
      "association/targets.yaml",
      "source: decision-281",
      "source: decision-282",
      'source is "decision-282", not a key that sources.yaml has',
    ],
    [
      "an hour that may be anywhere",
      "sources.yaml",
      "2022-05-18T15:49+07:00",
      "2022-05-18T15:49",
      'publishedAt is "2022-05-18T15:49", not a day such as 2020-10-30, or a day and hour',
    ],
    [
      "a place in a source that is not listed",
      "education/figures.yaml",
      "{ key: son-la,",
      "{ key: lai-chau,",
      'source is {"key":"lai-chau","locator":"đoạn 9"}, not a key that sources.yaml has, or { key, locator }',
    ],
    [
      "a reference to nothing in another file",
      "association/programmes.yaml",
      "organisation: son-la-mttq",
      "organisation: mttq",
      'organisation is "mttq", not a key that association/organisations.yaml has',
    ],
    [
      "a programme that continues none",
      "association/programmes.yaml",
      "continues: QT-2016-2021",
      "continues: QT-2015",
      'continues is "QT-2015", not the code of a programme that stands above it',
    ],
    [
      "a misspelt name",
      "association/programmes.yaml",
      "declaredPartyCount",
      "partyCount",
      'has an unknown entry "partyCount"',
    ],
    [
      "a copied row that kept its code",
      "association/tasks.yaml",
      "code: GL-2",
      "code: GL-1",
      'code is "GL-1", not a value that no row above it has',
    ],
    [
      "a list without its dashes",
      "association/figures.yaml",
      "flags: [denominator-computed]",
      "flags: denominator-computed",
      "not a list (each line begins with",
    ],
    [
      "a finding of a line that is not there",
      "education/figures.yaml",
      "PRIMARY/DISTRICT/3",
      "PRIMARY/DISTRICT/4",
      "not a key that education/universal-education.yaml has",
    ],
    [
      "a level that no standard has",
      "education/universal-education.yaml",
      "level: 2",
      "level: 4",
      "level is 4, not a level from 0 to 3",
    ],
    [
      "an interval of no months",
      "association/programmes.yaml",
      "evaluationEveryMonths: 24",
      "evaluationEveryMonths: 0",
      "evaluationEveryMonths is 0, not a number of months, 1 or more",
    ],
    [
      "a period with one year",
      "association/documents.yaml",
      "years: [2005, 2010]",
      "years: [2005]",
      "years is [2005], not two years such as [2021, 2030]",
    ],
    [
      "what is no YAML",
      "association/targets.yaml",
      "vi: Gia đình học",
      "vi: Gia đình: học",
      "this is not YAML",
    ],
  ])("names the line of %s", (_what, file, found, replacement, sentence) => {
    const line = replace(file, found, replacement);
    const { english } = readMistake();
    expect(english).toContain(`local/demonstration/${file}, line ${line}: `);
    expect(english).toContain(sentence);
  });

  it("names what is missing", () => {
    replace("association/programmes.yaml", "      heldOn: 2022-05-18\n", "");
    expect(readMistake().english).toContain("ceremony.heldOn is missing; add a day such as 2022-05-18.");
  });

  it("names what is left empty", () => {
    replace("association/tasks.yaml", "vi: Các cấp ủy Đảng\n", "vi:\n");
    expect(readMistake().vietnamese).toContain("owner.vi để trống, không phải chữ");
  });

  it("names a file that is gone", () => {
    rmSync(join(directory, "flags.yaml"));
    expect(readMistake().english).toBe(
      "The file local/demonstration/flags.yaml cannot be read (ENOENT): restore it from the repository.",
    );
  });
});

describe("the sources of the five articles", () => {
  it("say who published them and when, as far as the articles do", () => {
    const { source } = openDataFolder();
    const cite = (key: string) => {
      const { publisher, author, title, publishedAt, url } = source.parse(key);
      return { publisher, author, title: title?.slice(0, 24), publishedAt, url };
    };
    expect(["gia-lam", "son-la", "quan-11", "dong-thap", "quang-tri"].map(cite)).toEqual([
      {
        publisher: "Cổng HNP",
        author: "Lam Sơn",
        title: "Gia Lâm tăng cường sự lã",
        publishedAt: "2019-09-17T10:03+07:00",
        url: null,
      },
      {
        publisher: null,
        author: "Như Thuỷ",
        title: "Tăng cường sự lãnh đạo c",
        publishedAt: null,
        url: null,
      },
      {
        publisher: null,
        author: null,
        title: "Quận 11 tổng kết thực hi",
        publishedAt: "2020-10-30T17:55:00+07:00",
        url: null,
      },
      {
        publisher: "ĐTO",
        author: "MỸ XUYÊN",
        title: "Tăng cường xây dựng, nhâ",
        publishedAt: "2022-11-01T13:00:37+07:00",
        url: null,
      },
      {
        publisher: "Giáo dục Thủ đô",
        author: "Phạm Quyên",
        title: "Quảng Trị đẩy mạnh công ",
        publishedAt: "2022-05-18T15:49+07:00",
        url: null,
      },
    ]);
  });
});
