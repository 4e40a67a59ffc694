import { describe, expect, it } from "@jest/globals";
import { timelineOf } from "./timeline.js";

type Succession = Parameters<typeof timelineOf>[0]["successors"][number];

const unit = (id: string) => ({ id, name: { vi: id, en: null } });
const succession = (from: string, to: string): Succession => ({
  kind: "MERGE",
  effectiveOn: "2025-07-01",
  isDivided: false,
  isConfirmed: true,
  doubts: [],
  predecessor: unit(from),
  successor: unit(to),
  source: {
    publisher: null,
    author: null,
    title: "danh mục",
    publishedAt: null,
    url: null,
    locator: null,
    document: null,
  },
});

describe("timelineOf", () => {
  it("tells of a merged province what it came from, once", () => {
    const moments = timelineOf({
      validFrom: "2025-07-01",
      endedOn: null,
      predecessors: [succession("Quảng Bình", "Quảng Trị mới"), succession("Quảng Trị", "Quảng Trị mới")],
      successors: [],
    });
    expect(moments.map(({ kind, day, successions }) => [kind, day, successions.length])).toEqual([
      ["succeeded", "2025-07-01", 2],
    ]);
  });

  it("tells of a former one that its beginning is not known, its end and what it became", () => {
    const moments = timelineOf({
      validFrom: null,
      endedOn: "2025-06-30",
      predecessors: [],
      successors: [succession("Quảng Trị", "Quảng Trị mới")],
    });
    expect(moments.map(({ kind, day }) => [kind, day])).toEqual([
      ["listed", undefined],
      ["ended", "2025-06-30"],
      ["passedOn", "2025-07-01"],
    ]);
  });

  it("tells a beginning that is another day than the succession's", () => {
    const moments = timelineOf({
      validFrom: "2025-03-01",
      endedOn: null,
      predecessors: [succession("Một phần", "Xã")],
      successors: [],
    });
    expect(moments.map(({ kind }) => kind)).toEqual(["began", "succeeded"]);
  });
});
