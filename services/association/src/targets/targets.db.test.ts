import { randomUUID } from "node:crypto";
import { recordSource } from "@hub/subgraph-kit/source";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Task } from "../tasks/task.js";
import { associationAlone } from "../testing/association-alone.js";
import { addExampleTarget, EXAMPLE_UNIT } from "../testing/example-programme.js";
import { Target } from "./target.js";

let member: TestMember;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  const { manager } = member.dataSource;
  await addExampleTarget(manager, "LM02");
  await addExampleTarget(manager, "LM01");
  await addExampleTarget(manager, "LM01");
  const later = await manager.findOneByOrFail(Target, { indicatorCode: "LM02" });
  await manager.insert(Target, { ...later, id: randomUUID(), year: 2030, value: 80 });
  const source = await recordSource(manager, { title: "quyết định" });
  await manager.insert(Task, {
    id: randomUUID(),
    code: "NV-1",
    title: { vi: "Tuyên truyền", en: null },
    owner: null,
    unitId: EXAMPLE_UNIT,
    position: 1,
    documentId: later.documentId,
    printedText: "tuyên truyền",
    sourceId: source.id,
  });
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

const FIELDS = "year value indicator { code }";

describe("the targets of all documents", () => {
  it("are listed by their years and indicators, page by page", async () => {
    const { data } = await member.ask(`{ targets { nodes { ${FIELDS} } } }`);
    const listed = [
      { year: 2025, value: 70, indicator: { code: "LM01" } },
      { year: 2025, value: 70, indicator: { code: "LM01" } },
      { year: 2025, value: 70, indicator: { code: "LM02" } },
      { year: 2030, value: 80, indicator: { code: "LM02" } },
    ];
    expect(data.targets.nodes).toEqual(listed);
    const first = await member.ask(`{ targets(first: 1) { nodes { id } pageInfo { endCursor } } }`);
    const { endCursor } = first.data.targets.pageInfo;
    const rest = await member.ask(
      `query ($after: String) { targets(after: $after) { nodes { ${FIELDS} } } }`,
      { after: endCursor },
    );
    expect(rest.data.targets.nodes).toEqual(listed.slice(1));
  });

  it("are found by indicator and year", async () => {
    const { data } = await member.ask(
      `{ of: targets(indicators: ["LM02"]) { nodes { year } } in: targets(year: 2030) { nodes { ${FIELDS} levels } } }`,
    );
    expect(data.of.nodes).toEqual([{ year: 2025 }, { year: 2030 }]);
    expect(data.in.nodes).toEqual([
      { year: 2030, value: 80, indicator: { code: "LM02" }, levels: ["PROVINCE"] },
    ]);
  });

  it("are found by the document that sets them", async () => {
    const { data } = await member.ask(`{ policyDocuments { nodes { id targets { id } } } }`);
    for (const { id, targets } of data.policyDocuments.nodes) {
      const listed = await member.ask("query ($id: ID!) { targets(documentId: $id) { nodes { id } } }", {
        id,
      });
      expect(listed.data.targets.nodes).toHaveLength(targets.length);
      expect(listed.data.targets.nodes).toEqual(expect.arrayContaining(targets));
    }
  });

  it("are not looked for by an indicator that there is not", async () => {
    const { data, errors } = await member.ask(`{ targets(indicators: ["LM02", "ZZ99"]) { nodes { year } } }`);
    expect(data).toEqual({ targets: null });
    expect(errors).toMatchObject([
      { message: expect.stringContaining('"indicators": there is no indicator "ZZ99"') },
    ]);
  });
});

describe("a document", () => {
  it("tells which targets and tasks it sets", async () => {
    const { data } = await member.ask(
      `{ policyDocuments { nodes { targets { ${FIELDS} } tasks { code } } } }`,
    );
    expect(data.policyDocuments.nodes).toContainEqual({
      targets: [
        { year: 2025, value: 70, indicator: { code: "LM02" } },
        { year: 2030, value: 80, indicator: { code: "LM02" } },
      ],
      tasks: [{ code: "NV-1" }],
    });
    expect(data.policyDocuments.nodes).toContainEqual({
      targets: [{ year: 2025, value: 70, indicator: { code: "LM01" } }],
      tasks: [],
    });
  });
});
