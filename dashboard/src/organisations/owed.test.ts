import { describe, expect, it } from "@jest/globals";
import type { ListedOrganisationFragment, OwedProgrammeFragment } from "../api/generated/operations.js";
import { byUrgency, owedBy, owesAnything } from "./owed.js";

const TODAY = "2026-11-28";
const text = (vi: string) => ({ vi, en: null });
const HOST = { id: "host" };

const PROGRAMME: OwedProgrammeFragment = {
  id: "p",
  code: "QT",
  title: text("QT"),
  period: { from: "2021-01-01", to: "2025-12-31" },
  unit: { id: "u", name: text("Tỉnh") },
  commitments: [
    { ...commitment("c1", "NOT_REPORTED", null), owners: [] },
    { ...commitment("c2", "DONE", null), owners: [] },
    { ...commitment("c3", "IN_PROGRESS", "2025-06-30"), owners: [{ id: "owner" }] },
  ],
  evaluationRounds: [
    { id: "r1", number: 1, dueOn: "2024-05-18", heldOn: null, status: "NOT_PUBLISHED", host: null },
    { id: "r2", number: 2, dueOn: "2026-05-18", heldOn: null, status: "CARRIED_OVER", host: null },
    { id: "r3", number: 3, dueOn: "2025-05-18", heldOn: null, status: "PLANNED", host: HOST },
  ],
};

describe("what an organisation owes", () => {
  it("is of a lead what nobody else answers for, and how much is assigned to nobody", () => {
    for (const role of ["LEAD", "CO_LEAD"] as const)
      expect(countsOf(organisation("lead", role))).toEqual({
        open: 1,
        overdue: 0,
        unknown: 1,
        unassigned: 1,
      });
  });

  it("is of a chair its rounds, and of whoever answers for a commitment that", () => {
    expect(countsOf(organisation("host", "PARTNER"))).toMatchObject({ open: 1, overdue: 1, unassigned: 0 });
    const commitments = [commitment("c3", "IN_PROGRESS", "2025-06-30")];
    expect(countsOf({ ...organisation("owner", "PARTNER"), commitments })).toEqual({
      open: 1,
      overdue: 1,
      unknown: 0,
      unassigned: 0,
    });
  });

  it("puts whoever is late first, then who has not told, and last who owes nothing", () => {
    const names = ["partner", "lead", "host"];
    const owed = names.map((name) =>
      owedBy(organisation(name, name === "lead" ? "LEAD" : "PARTNER"), [PROGRAMME], TODAY),
    );
    const sorted = owed.toSorted(byUrgency);
    expect(sorted.map((each) => names[owed.indexOf(each)])).toEqual(["host", "lead", "partner"]);
    expect(sorted.map(owesAnything)).toEqual([true, true, false]);
  });

  it("is nothing of a partner that answers for nothing", () => {
    expect(countsOf(organisation("partner", "PARTNER"))).toEqual({
      open: 0,
      overdue: 0,
      unknown: 0,
      unassigned: 0,
    });
  });
});

function countsOf(organisation: ListedOrganisationFragment) {
  const { rounds: _rounds, ...counts } = owedBy(organisation, [PROGRAMME], TODAY);
  return counts;
}

function commitment(
  id: string,
  state: ListedOrganisationFragment["commitments"][number]["state"],
  dueOn: string | null,
) {
  return { id, code: id, title: text(id), state, dueOn, version: 1 };
}

function organisation(
  id: string,
  role: ListedOrganisationFragment["participations"][number]["role"],
): ListedOrganisationFragment {
  return {
    id,
    type: "LEARNING_ASSOCIATION",
    endedOn: null,
    name: text(id),
    unit: null,
    participations: [{ role, programme: { id: "p", code: "QT" } }],
    commitments: [],
    reports: [],
  };
}
