import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Commitment, searchTextOfCommitment } from "../commitments/commitment.js";
import { associationAlone } from "../testing/association-alone.js";
import { addExampleProgramme } from "../testing/example-programme.js";

const TITLE = { vi: "Phát triển tủ sách khuyến học", en: "Open bookcases for learning" };

describe("commitments", () => {
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
    const kinds = async (wanted: string) =>
      (await search("cam kết", wanted)).map(({ kind }: { readonly kind: string }) => kind);
    expect(await kinds("COMMITMENT")).toEqual(["COMMITMENT"]);
    expect(await kinds("PROGRAMME, DOCUMENT")).toEqual([]);
  });

  async function search(text: string, kinds = "COMMITMENT, PROGRAMME") {
    const { data } = await member.ask(
      `query ($text: String!) { search(text: $text, kinds: [${kinds}]) { nodes {
         kind title { vi } isCurrent node { ... on Commitment { code programme { code } } } successors { kind } } } }`,
      { text },
    );
    return data.search.nodes;
  }
});
