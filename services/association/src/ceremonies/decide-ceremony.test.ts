import { Refusal } from "@hub/subgraph-kit/refusal";
import { describe, expect, it } from "@jest/globals";
import { type CurrentCeremony, decideCeremony } from "./decide-ceremony.js";

const TODAY = "2022-05-20";
const ceremony = {
  heldOn: "2022-05-18",
  title: { vi: "Lễ ký kết", en: "Signing" },
  hostId: "host",
  sourceId: "báo",
  documentId: null,
  version: 2,
};

function decide(
  known: CurrentCeremony | null,
  change: { heldOn?: string; sourceId?: string } = {},
  expectedVersion = known?.version ?? 0,
) {
  const command = { ...ceremony, ...change, expectedVersion };
  const programme = { code: "QT", startsOn: "2021-01-01", endsOn: "2025-12-31" };
  return decideCeremony({ ...programme, ceremony: known }, command, TODAY);
}

function codeOf(decision: unknown): unknown {
  return decision instanceof Refusal ? decision.extensions["code"] : undefined;
}

describe("a signing ceremony", () => {
  it("is recorded as version 1, and corrected as the next", () => {
    expect(decide(null)).toEqual({ version: 1 });
    expect(decide(ceremony, { heldOn: "2022-05-17" })).toEqual({ version: 3 });
    expect(decide(ceremony, { sourceId: "báo khác" })).toEqual({ version: 3 });
  });

  it("stays as it is when the same is recorded again", () => {
    expect(decide(ceremony, {}, 2)).toBe("unchanged");
  });

  it("is recorded on its day and not before", () => {
    expect(decide(null, { heldOn: TODAY })).toEqual({ version: 1 });
    expect(codeOf(decide(null, { heldOn: "2022-05-21" }))).toBe("REFUSED");
  });

  it.each(["1900-05-18", "2018-12-31"])("cannot have been long before the period, on %s", (heldOn) => {
    const refusal = decide(null, { heldOn });
    expect(codeOf(refusal)).toMatch(/REFUSED|BAD_USER_INPUT/);
  });

  it("may be up to two years before the period, and cannot be after it", () => {
    expect(decide(null, { heldOn: "2019-01-01" })).toEqual({ version: 1 });
    const programme = { code: "QT", startsOn: null, endsOn: "2020-12-31", ceremony: null };
    const command = { ...ceremony, expectedVersion: 0 };
    expect(codeOf(decideCeremony(programme, command, TODAY))).toBe("REFUSED");
    expect(decideCeremony({ ...programme, endsOn: null }, command, TODAY)).toEqual({ version: 1 });
  });

  it("is not touched by a caller who believes there is none, or another version", () => {
    expect(decide(ceremony, {}, 0)).toMatchObject({ extensions: { code: "CONFLICT", currentVersion: 2 } });
    expect(decide(null, {}, 1)).toMatchObject({ extensions: { code: "CONFLICT", currentVersion: 0 } });
    expect(decide(null, {}, 0)).toEqual({ version: 1 });
  });
});
