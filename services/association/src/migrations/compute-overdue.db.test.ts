import { Change } from "@hub/subgraph-kit/change";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { Commitment } from "../commitments/commitment.js";
import { associationAlone } from "../testing/association-alone.js";
import { addExampleProgramme } from "../testing/example-programme.js";
import { ComputeOverdue1795737600150 } from "./compute-overdue.js";

let member: TestMember;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

it("leaves nothing reported late: what was reported on is under way, and the rest is not reported", async () => {
  const { dataSource } = member;
  const { commitmentIds } = await addExampleProgramme(dataSource.manager, { code: "P", commitments: 3 });
  const [reported = "", loaded = "", other = ""] = commitmentIds;
  const queryRunner = dataSource.createQueryRunner();
  await new ComputeOverdue1795737600150().down(queryRunner);
  await queryRunner.query("UPDATE commitment SET state = 'LATE' WHERE id <> $1", [other]);
  await queryRunner.query("UPDATE commitment SET state_changed_at = now() WHERE id = $1", [reported]);
  await new ComputeOverdue1795737600150().up(queryRunner);
  await queryRunner.release();

  const commitments = await dataSource.getRepository(Commitment).find({ order: { position: "ASC" } });
  expect(commitments.map(({ id, state, version }) => ({ id, state, version }))).toEqual([
    { id: reported, state: "IN_PROGRESS", version: 2 },
    { id: loaded, state: "NOT_REPORTED", version: 2 },
    { id: other, state: "NOT_REPORTED", version: 1 },
  ]);
  const changes = await dataSource.getRepository(Change).findBy({ entityType: "Commitment" });
  expect(changes.map(({ entityId }) => entityId).sort()).toEqual([reported, loaded].sort());
  expect(changes.find(({ entityId }) => entityId === reported)).toMatchObject({
    version: 2,
    role: "DATA_LOADER",
    sourceId: commitments[0]?.sourceId,
    changed: [{ field: "state", before: "LATE", after: "IN_PROGRESS" }],
  });
});
