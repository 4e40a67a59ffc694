import { stableId } from "@hub/schema/stable-id";
import { startTestMember } from "@hub/subgraph-kit/testing";
import { describe, expect, it } from "@jest/globals";
import { association } from "../association.js";
import { EvaluationRound } from "../evaluation-rounds/evaluation-round.js";
import { addExampleProgramme } from "../fixtures/example-programme.js";
import { VersionCoordination1700000000021 } from "./version-coordination.js";

describe("a database with programmes of before", () => {
  it("gets a version for each and the same ids of evaluations as anywhere, and can go back", async () => {
    await using member = await startTestMember(association);
    const { manager } = member.dataSource;
    const { id: programmeId } = await addExampleProgramme(manager, { code: "OLD", commitments: 0 });
    const migration = new VersionCoordination1700000000021();
    const queryRunner = member.dataSource.createQueryRunner();
    await migration.down(queryRunner);
    await migration.up(queryRunner);
    await queryRunner.release();
    const round = await manager.findOneByOrFail(EvaluationRound, { programmeId });
    expect(round).toMatchObject({ id: stableId("evaluation-round", "OLD-1"), version: 1, number: 1 });
  });
});
