import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { FigureSeries, parseFigureSeries } from "./figure-series.js";

const UNIT = "a3c80594-6b5e-510b-8a54-2cd9364eb1e2";

describe("the id of a figure series", () => {
  it("names its unit and indicator", () => {
    expect(parseFigureSeries(new FigureSeries(UNIT, "LM03").id)).toMatchObject({
      unitId: UNIT,
      indicatorCode: "LM03",
    });
  });

  it.each([null, 7, "", UNIT, `${UNIT}/`, "Sơn La/LM03", `${UNIT}/LM03/2025`, `/${UNIT}`])(
    "is not %j",
    (id) => {
      expect(parseFigureSeries(id)).toBeNull();
    },
  );
});
