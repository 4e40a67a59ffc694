import { describe, expect, it } from "@jest/globals";
import { formatFigureSeriesKey, parseFigureSeriesKey } from "./figure-series-key.js";

const UNIT = "a3c80594-6b5e-510b-8a54-2cd9364eb1e2";
const SERIES = { member: "womens-union", indicatorCode: "LM03", unitId: UNIT };

describe("the key of a figure series", () => {
  it("names its member, indicator and unit", () => {
    const key = formatFigureSeriesKey(SERIES);
    expect(key).toBe(`womens-union.LM03.${UNIT}`);
    expect(parseFigureSeriesKey(key)).toEqual(SERIES);
    expect(parseFigureSeriesKey(`womens-union.LM03.${UNIT.toUpperCase()}`)).toEqual(SERIES);
  });

  it.each([null, 7, "", UNIT, `LM03.${UNIT}`, `.LM03.${UNIT}`, "a.LM03.Sơn La", `a.LM03.${UNIT}.2025`])(
    "is not %j",
    (key) => {
      expect(parseFigureSeriesKey(key)).toBeNull();
    },
  );
});
