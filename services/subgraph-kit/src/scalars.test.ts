import { describe, expect, it } from "@jest/globals";
import { parseValue } from "graphql";
import {
  CountScalar,
  DateScalar,
  DateTimeScalar,
  PublicationTimeScalar,
  VndAmountScalar,
} from "./scalars.js";

describe.each([
  {
    scalar: DateScalar,
    valid: ["2024-02-29", "0001-01-01", "2025-07-01", "9999-12-31"],
    invalid: [
      "0000-01-01",
      "10000-01-01",
      "-0001-01-01",
      "2023-02-29",
      "2024-13-01",
      "2024-00-10",
      "2024-1-1",
      "01/07/2025",
      "2025-07-01T00:00:00Z",
      "",
      1,
    ],
  },
  {
    scalar: DateTimeScalar,
    valid: ["2024-02-29T10:00:00.000Z", "9999-12-31T23:59:59.999Z"],
    invalid: [
      "0000-01-01T00:00:00Z",
      "2024-02-29T10:00",
      "2024-02-29T10:00:00",
      "2024-02-29T10:00+07:00",
      "2024-02-29T10:00:00+0700",
      "2024-02-29T10:00:00+07:60",
      "2024-02-29T10:00:00+24:00",
      "0001-01-01T00:00:00+07:00",
      "9999-12-31T23:59:59-07:00",
      "2024-02-29T24:00:00Z",
      "2024-02-29T10:00:60Z",
      "2024-02-29 10:00:00Z",
      "2024-02-29",
      "yesterday",
      "2023-02-29T10:00:00.000Z",
      "2024-02-29T25:00:00Z",
      1_700_000_000_000,
    ],
  },
  {
    scalar: PublicationTimeScalar,
    valid: ["2020-10-30", "2022-05-18T15:49+07:00", "2022-11-01T13:00:37+07:00"],
    invalid: [
      "2022-05-18T15:49",
      "2022-05-18T15:49:00",
      "2022-05-18T24:00+07:00",
      "2022-05-18 15:49+07:00",
      "2022-05-18T",
      "2023-02-29T15:49+07:00",
      "18/05/2022, 15:49",
      "",
    ],
  },
  {
    scalar: VndAmountScalar,
    valid: ["0", "8000000000", "-5", "9007199254740993"],
    invalid: ["08", "1.5", "8e9", "8.000.000.000", "", "--1", "9".repeat(60), 8_000_000_000],
  },
  {
    scalar: CountScalar,
    valid: [0, 204, Number.MAX_SAFE_INTEGER],
    invalid: [2 ** 53, -1, 1.5, Number.POSITIVE_INFINITY, Number.NaN, JSON.parse("1e400"), null, {}],
  },
])("$scalar.name as a variable", ({ scalar, valid, invalid }) => {
  it.each<unknown>(valid)("takes %p", (value) => {
    expect(scalar.parseValue(value)).toBe(value);
  });

  it.each<unknown>(invalid)("refuses %p", (value) => {
    expect(() => scalar.parseValue(value)).toThrow(/is not a valid/);
  });
});

describe("what is written in several ways", () => {
  it.each([
    [CountScalar, "196", 196],
    [CountScalar, "9007199254740991", Number.MAX_SAFE_INTEGER],
    [DateTimeScalar, "2026-11-28T10:00:00+07:00", "2026-11-28T03:00:00.000Z"],
    [DateTimeScalar, "2026-11-27T22:30:00.25-04:30", "2026-11-28T03:00:00.250Z"],
    [DateTimeScalar, "2026-11-28t03:00:00z", "2026-11-28T03:00:00.000Z"],
    [DateTimeScalar, "2026-11-28T03:00:00-00:00", "2026-11-28T03:00:00.000Z"],
    [DateTimeScalar, "2026-11-28T10:00:00.123456789+07:00", "2026-11-28T03:00:00.123Z"],
    [PublicationTimeScalar, "2022-05-18T08:49Z", "2022-05-18T15:49+07:00"],
    [PublicationTimeScalar, "2022-05-18T20:30:37.5+00:00", "2022-05-19T03:30:37+07:00"],
  ])("is one value of %s: %s", (scalar, written, read) => {
    expect(scalar.parseValue(written)).toBe(read);
    expect(scalar.parseLiteral(parseValue(JSON.stringify(written)), undefined)).toBe(read);
  });

  it.each(["1.234", "1,234", " 196", "0196", "+196", "196.0", "1e3", "-1", "", "9007199254740992"])(
    "does not make a count of %j",
    (text) => {
      expect(() => CountScalar.parseValue(text)).toThrow(
        `"${text}" is not a valid Count; write a whole number`,
      );
    },
  );
});

describe("a scalar in the text of an operation", () => {
  it.each([
    [CountScalar, "204", 204],
    [DateScalar, '"2024-02-29"', "2024-02-29"],
    [VndAmountScalar, '"8000000000"', "8000000000"],
  ])("%s takes %s", (scalar, text, expected) => {
    expect(scalar.parseLiteral(parseValue(text), undefined)).toBe(expected);
  });

  it.each([
    [CountScalar, "9007199254740992"],
    [CountScalar, "1e400"],
    [CountScalar, "1.0"],
    [CountScalar, '"1.0"'],
    [DateScalar, '"2023-02-29"'],
    [DateScalar, "20240229"],
    [VndAmountScalar, "8000000000"],
    [VndAmountScalar, "[1]"],
  ])("%s refuses %s", (scalar, text) => {
    expect(() => scalar.parseLiteral(parseValue(text), undefined)).toThrow(/is not a valid/);
  });
});

describe("a validator of one calendar for both sides", () => {
  it("says which days there are", () => {
    expect(() => DateScalar.parseValue("0000-01-01")).toThrow(
      '"0000-01-01" is not a valid Date; write a day that exists, from 0001-01-01 to 9999-12-31, as YYYY-MM-DD.',
    );
  });
});

describe("a scalar on the way out", () => {
  it("writes what PostgreSQL and TypeORM hand over", () => {
    expect(CountScalar.serialize("204")).toBe(204);
    expect(DateTimeScalar.serialize(new Date(0))).toBe("1970-01-01T00:00:00.000Z");
    expect(DateScalar.serialize("2024-02-29")).toBe("2024-02-29");
  });

  it("refuses a bigint text that a number cannot hold", () => {
    expect(() => CountScalar.serialize("9007199254740993")).toThrow(/is not a valid Count/);
  });
});
