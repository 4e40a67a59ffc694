import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { checkProgramme, type ProgrammeFacts } from "./check-programme.js";
import { PartyRole } from "./programme-party.js";

const quangTri: ProgrammeFacts = {
  startsOn: "2021-01-01",
  endsOn: "2025-12-31",
  printedPeriod: "giai đoạn 2021-2025",
  signedOn: "2022-05-18",
  declaredPartyCount: 10,
  partyRoles: [PartyRole.LEAD],
  neighbours: [{ code: "QT-2016-2021", startsOn: "2016-01-01", endsOn: "2021-12-31" }],
  unnamedActors: [],
  unitEndedOn: "2025-06-30",
};

const blameless: ProgrammeFacts = {
  ...quangTri,
  signedOn: "2020-12-20",
  partyRoles: [PartyRole.LEAD, ...Array.from({ length: 10 }, () => PartyRole.PARTNER)],
  neighbours: [{ code: "QT-2016-2020", startsOn: "2016-01-01", endsOn: "2020-12-31" }],
  unnamedActors: [],
  unitEndedOn: null,
};

const sentences = (facts: ProgrammeFacts) => checkProgramme(facts).map((flag) => flag.message.vi);

describe("the flags of a programme", () => {
  it("say how long after the period's start it was signed", () => {
    expect(sentences(quangTri)).toContain("Ký 18/05/2022, 16½ tháng sau ngày bắt đầu giai đoạn.");
  });

  it("warn of phases of one lineage that overlap", () => {
    expect(checkProgramme(quangTri)).toContainEqual(
      expect.objectContaining({
        rule: "V13",
        severity: "WARNING",
        message: expect.objectContaining({ vi: expect.stringContaining("QT-2016-2021") }),
      }),
    );
  });

  it("warn when fewer partners are named than are counted", () => {
    expect(checkProgramme(quangTri)).toContainEqual({
      rule: "INCOMPLETE_PARTIES",
      severity: "WARNING",
      doubt: "CONTRADICTED",
      message: {
        vi: "Nguồn ghi 10 cơ quan, đơn vị phối hợp nhưng nêu tên 0.",
        en: "The source counts 10 partners and names 0.",
      },
    });
  });

  it("leave it to a person whether somebody who is not named is a party", () => {
    const flags = checkProgramme({ ...blameless, unnamedActors: [{ vi: "Sở Tư pháp", en: "Justice" }] });
    expect(flags.filter(({ rule }) => rule === "V13")).toMatchObject([
      {
        severity: "WARNING",
        message: { en: expect.stringContaining("Justice chairs an evaluation or reports") },
      },
    ]);
  });

  it("take an overlap with another phase for a contradiction between the two", () => {
    const overlap = checkProgramme(quangTri).find(({ message }) => message.vi.includes("trùng một phần"));
    expect(overlap).toMatchObject({ severity: "WARNING", doubt: "CONTRADICTED" });
  });

  it("say that the unit was merged within the period", () => {
    expect(sentences(quangTri).join()).toContain("30/06/2025");
  });

  it("only say that the days are derived when there is nothing else to say", () => {
    expect(checkProgramme(blameless).map((flag) => flag.rule)).toEqual(["COMPUTED"]);
  });

  it("say nothing of a period printed with its days", () => {
    expect(checkProgramme({ ...blameless, printedPeriod: "từ 01/01/2021 đến 31/12/2025" })).toEqual([]);
  });

  it("say what was not published, and nothing about what cannot be known then", () => {
    const flags = checkProgramme({
      ...quangTri,
      startsOn: null,
      endsOn: null,
      printedPeriod: null,
      signedOn: null,
      declaredPartyCount: null,
    });
    expect(flags.map((flag) => flag.message.vi)).toEqual([
      "Giai đoạn của chương trình không được công bố.",
      "Ngày ký kết không được công bố.",
    ]);
  });
});
