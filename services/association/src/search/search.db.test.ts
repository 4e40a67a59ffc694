import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Commitment, searchTextOfCommitment } from "../commitments/commitment.js";
import { Organisation, searchTextOfOrganisation } from "../organisations/organisation.js";
import { associationAlone } from "../testing/association-alone.js";
import { addExampleProgramme, addOrganisation } from "../testing/example-programme.js";

const TITLE = { vi: "Phát triển tủ sách khuyến học", en: "Open bookcases for learning" };

let member: TestMember;
beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  const { manager } = member.dataSource;
  const programme = await addExampleProgramme(manager, { code: "QT-A", commitments: 2 });
  const [id] = programme.commitmentIds;
  const searchText = searchTextOfCommitment({ code: "QT-1", title: TITLE });
  await manager.update(Commitment, { id }, { code: "QT-1", title: TITLE, searchText });
});
afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

describe("commitments", () => {
  it.each(["tủ sách khuyến học", "tu sach", "qt-1", "bookcases", "tskh"])(
    "are found by what they are called: %s",
    async (text) => {
      expect(await search(text)).toEqual([
        {
          kind: "COMMITMENT",
          title: { vi: TITLE.vi },
          // Its programme has ended.
          isCurrent: false,
          node: { code: "QT-1", programme: { code: "QT-A" } },
          successors: [],
        },
      ]);
    },
  );

  it("are a kind that can be asked for alone, or left out", async () => {
    const kinds = async (wanted: string) => (await search("cam kết", wanted)).map(({ kind }) => kind);
    expect(await kinds("COMMITMENT")).toEqual(["COMMITMENT"]);
    expect(await kinds("PROGRAMME, DOCUMENT")).toEqual([]);
  });
});

describe("organisations", () => {
  it.each([
    [
      "Ủy ban trung ương Mặt trận Tổ quốc Việt Nam tỉnh Sơn La",
      ["UBMTTQVN", "UBMTTQ Sơn La", "MTTQVN", "MTTQ"],
    ],
    ["UBMTTQVN xã Chiềng Sinh", ["UBMTTQVN xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"]],
    ["Liên đoàn Lao động tỉnh Sơn La", ["LĐLĐ", "ldld son la"]],
    ["Hội Cựu chiến binh tỉnh Sơn La", ["CCB", "HCCB", "Hội CCB"]],
    ["Hội Liên hiệp Phụ nữ tỉnh Sơn La", ["HPN", "LHPN", "HLHPN"]],
    ["Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Sơn La", ["TNCS", "Đoàn TNCS HCM", "ĐTN"]],
    ["Sở Giáo dục và Đào tạo tỉnh Sơn La", ["GDĐT", "SGDĐT", "Sở GD&ĐT"]],
    ["Hội Khuyến học tỉnh Sơn La", ["HKH", "Hội KH Sơn La"]],
  ])("are found by the short forms of their names: %s", async (vi, short) => {
    const { manager } = member.dataSource;
    const id = await addOrganisation(manager);
    const name = { vi, en: null };
    await manager.update(Organisation, { id }, { name, searchText: searchTextOfOrganisation({ name }) });
    for (const text of short) {
      const found = await search(text, "ORGANISATION");
      expect([text, found.map(({ title }) => title.vi)]).toEqual([text, expect.arrayContaining([vi])]);
    }
  });
});

interface Result {
  readonly kind: string;
  readonly title: { readonly vi: string };
}

async function search(text: string, kinds = "COMMITMENT, PROGRAMME"): Promise<readonly Result[]> {
  const { data } = await member.ask(
    `query ($text: String!) { search(text: $text, kinds: [${kinds}]) { nodes {
         kind title { vi } isCurrent node { ... on Commitment { code programme { code } } } successors { kind } } } }`,
    { text },
  );
  return data.search.nodes;
}
