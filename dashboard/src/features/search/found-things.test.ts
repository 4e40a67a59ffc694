import { describe, expect, it } from "@jest/globals";
import { foundThings } from "./found-things.js";

const programme = { code: "QT-2021-2025", title: { vi: "Chương trình phối hợp", en: null } };
const title = { vi: "Quận 11", en: "District 11" };

describe("foundThings", () => {
  it("says where the page of each kind of thing is", () => {
    const found = foundThings([
      result({
        __typename: "AdministrativeUnit",
        id: "unit_1",
        level: "DISTRICT",
        endedOn: null,
        parent: null,
      }),
      result({ __typename: "CoordinationProgramme", code: "QT-2021-2025" }),
      result({ __typename: "PolicyDocument", id: "doc_1", number: "281/QĐ-TTg" }),
      result({ __typename: "Indicator", code: "LM01" }),
      result({ __typename: "Organisation", id: "org_1" }),
      result({ __typename: "Commitment", code: "QT-1", programme }),
      result({ __typename: "Commitment", code: "QT-2", programme }),
    ]);
    expect(found.map(({ address }) => address)).toEqual([
      "/dia-ban/unit_1",
      "/chuong-trinh/QT-2021-2025",
      "/van-ban/doc_1",
      "/chi-so/LM01",
      "/co-quan/org_1",
      "/chuong-trinh/QT-2021-2025?muc=noi-dung#QT-1",
      "/chuong-trinh/QT-2021-2025?muc=noi-dung#QT-2",
    ]);
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
    expect(found[5]?.place?.vi).toBe("Chương trình phối hợp");
    expect(found[2]?.place?.vi).toBe("281/QĐ-TTg");
  });

  it("tells a unit that has ended, where it lay and what has succeeded it", () => {
    const parent = { id: "unit_2", name: { vi: "Thành phố Hồ Chí Minh", en: null } };
    const [found] = foundThings([
      {
        ...result({
          __typename: "AdministrativeUnit",
          id: "unit_1",
          level: "DISTRICT",
          endedOn: "2025-06-30",
          parent,
        }),
        isCurrent: false,
        successors: [{ title: { vi: "Phường Phú Thọ", en: null } }],
      },
    ]);
    expect(found).toMatchObject({
      hasEnded: true,
      place: { vi: "Thành phố Hồ Chí Minh" },
      successors: [{ vi: "Phường Phú Thọ" }],
    });
  });

  it("does not say that something has ended where nobody knows", () => {
    expect(
      foundThings([{ ...result({ __typename: "Organisation", id: "o" }), isCurrent: null }]),
    ).toMatchObject([{ hasEnded: false }]);
  });
});

type Result = Parameters<typeof foundThings>[0][number];

function result(node: Result["node"]): Result {
  const kinds = {
    AdministrativeUnit: "UNIT",
    CoordinationProgramme: "PROGRAMME",
    PolicyDocument: "DOCUMENT",
    Indicator: "INDICATOR",
    Organisation: "ORGANISATION",
    Commitment: "COMMITMENT",
  } as const;
  return { kind: kinds[node.__typename], title, isCurrent: true, node, successors: [] };
}
