import { describe, expect, it } from "@jest/globals";
import { emptyDraft, membersRecordedFor, resultsWith, variablesOf, withNextResult } from "./recorder.js";

const members = [
  { name: "education", organisation: { id: "org_1" } },
  { name: "youth-union", organisation: { id: "org_2" } },
  { name: "library", organisation: null },
];
const roleOf = (role: "REPORTER" | "READER", id: string) => ({
  id: `${role} ${id}`,
  role,
  organisation: { id },
});

describe("the members that somebody records for", () => {
  it("are those of whose organisations they are reporters", () => {
    const me = { account: "an", roles: [roleOf("REPORTER", "org_2"), roleOf("READER", "org_1")] };
    expect(membersRecordedFor({ me, members })).toEqual(["youth-union"]);
    expect(membersRecordedFor({ me: null, members })).toEqual([]);
    expect(membersRecordedFor({ me, members: null })).toEqual([]);
  });
});

describe("a draft of an activity", () => {
  const draft = { ...emptyDraft("education"), title: "Tuần lễ", sourceTitle: "Báo cáo" };

  it("says nothing of what is not filled in", () => {
    expect(variablesOf(draft, true)).toEqual({
      member: "education",
      input: {
        title: { vi: "Tuần lễ" },
        kind: "COORDINATION",
        period: { from: null, to: null },
        ...{ openedOn: null, unitId: null, place: null, audience: null, partnerIds: [] },
        ...{ programmeId: null, commitmentId: null, results: [] },
        source: { title: "Báo cáo", publisher: null, url: null },
      },
      validateOnly: true,
    });
  });

  it("has numbers as they were written, and one that cannot be for what is none", () => {
    const results = [
      { label: "Sách", count: "350" },
      { label: "Lớp", count: "vài" },
      { label: " ", count: "" },
    ];
    const { input } = variablesOf({ ...draft, who: "học sinh", count: "1200", results }, false);
    expect(input.audience).toEqual({ who: { vi: "học sinh" }, count: 1200 });
    expect(input.results).toEqual([
      { label: { vi: "Sách" }, count: 350 },
      { label: { vi: "Lớp" }, count: -1 },
    ]);
  });

  it("has a place for one result more once the last has words", () => {
    const [first] = resultsWith([], 0, { label: "Sách" });
    expect(first).toEqual({ label: "Sách", count: "" });
    expect(withNextResult([{ label: "Sách", count: "" }])).toHaveLength(2);
    expect(withNextResult([{ label: "", count: "" }])).toHaveLength(1);
  });
});
