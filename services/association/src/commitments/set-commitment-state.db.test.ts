import { Change } from "@hub/subgraph-kit/change";
import { MemberContext } from "@hub/subgraph-kit/context";
import { ownersDatabase } from "@hub/subgraph-kit/rows/request-database";
import { startLoadedMember, type TestMember, WRITER } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { associationAlone } from "../testing/association-alone.js";
import { addExampleProgramme, EXAMPLE_UNIT, type ExampleProgramme } from "../testing/example-programme.js";
import { Commitment } from "./commitment.js";
import { CommitmentState } from "./commitment-state.js";
import { setCommitmentState } from "./set-commitment-state.js";
import { ofCommitment } from "./whose-commitment.js";

const SOURCE = { title: "Báo cáo quý" };
const SET_STATE = `mutation ($id: ID!, $state: CommitmentState!, $expectedVersion: Int!, $source: SourceInput!, $reason: String = "Hai cơ quan chủ trì thống nhất") {
  setCommitmentState(commitmentId: $id, state: $state, expectedVersion: $expectedVersion, source: $source, reason: $reason) {
    id state version stateChangedAt programme { code }
  }
}`;

let member: TestMember;
let programme: ExampleProgramme;
let commitmentId: string;
let programmeCount = 0;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
});

beforeEach(async () => {
  programmeCount += 1;
  programme = await addExampleProgramme(member.dataSource.manager, {
    code: `P-${programmeCount}`,
    commitments: 1,
  });
  commitmentId = programme.commitmentIds[0] ?? "";
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

/** At the version that there is, unless one is given. */
async function set(state: string, expectedVersion?: number, id = commitmentId) {
  const version = expectedVersion ?? (await read()).version;
  return member.ask(SET_STATE, { id, state, expectedVersion: version, source: SOURCE });
}

function read(): Promise<Commitment> {
  return member.dataSource.getRepository(Commitment).findOneByOrFail({ id: commitmentId });
}

function events(): Promise<{ type: string; version: number; payload: unknown }[]> {
  return member.dataSource.query(
    "SELECT type, version, payload FROM outbox WHERE aggregate_type = 'commitment' AND aggregate_id = $1 ORDER BY version",
    [`commitment_${commitmentId}`],
  );
}

function history(): Promise<Change[]> {
  return member.dataSource.getRepository(Change).find({
    where: { entityId: commitmentId },
    order: { version: "ASC" },
  });
}

describe("setting a commitment's state", () => {
  it("changes it, keeps the change and sends one event", async () => {
    const { data, errors } = await set("IN_PROGRESS");
    expect(errors).toBeUndefined();
    expect(data.setCommitmentState).toMatchObject({
      state: "IN_PROGRESS",
      version: 2,
      programme: { code: programme.code },
    });
    expect(await events()).toEqual([
      {
        type: "commitment.changed",
        version: 2,
        payload: {
          programmeId: `prog_${programme.id}`,
          unitId: `unit_${EXAMPLE_UNIT}`,
          commitmentId: `commitment_${commitmentId}`,
          state: "IN_PROGRESS",
          previousState: "NOT_REPORTED",
        },
      },
    ]);
    expect(await history()).toMatchObject([
      {
        entityType: "Commitment",
        version: 2,
        callerId: "test",
        changed: [{ field: "state", before: "NOT_REPORTED", after: "IN_PROGRESS" }],
      },
    ]);
  });

  it("has a source of its own, whatever the commitment's is, once it has changed", async () => {
    const read = async () => {
      const query = `query ($code: String!) { programme(code: $code) { commitments { source { title } stateSource { title } } } }`;
      return (await member.ask(query, { code: programme.code })).data.programme.commitments;
    };
    const [{ source }] = await read();
    expect(await read()).toEqual([{ source, stateSource: null }]);
    await set("IN_PROGRESS");
    await member.ask(SET_STATE, {
      id: commitmentId,
      state: "DONE",
      expectedVersion: 2,
      source: { title: "Báo cáo quý III" },
    });
    expect(await read()).toEqual([{ source, stateSource: { title: "Báo cáo quý III" } }]);
  });

  it.each([
    ["no source", ", expectedVersion: 1"],
    ["no source", ", expectedVersion: 1, source: null"],
    ["a source that nobody could find", ', expectedVersion: 1, source: { locator: "trang 2" }'],
    ["no version that was read", ', source: { title: "Báo cáo quý" }'],
  ])("is refused with %s, as “%s”", async (_, source) => {
    const { errors } = await member.ask(
      `mutation { setCommitmentState(commitmentId: "${commitmentId}", state: DONE${source}) { version } }`,
    );
    expect(errors).toHaveLength(1);
    expect(await events()).toEqual([]);
    expect(await history()).toEqual([]);
  });

  it("to what it is already changes nothing and sends no event", async () => {
    await set("DONE");
    const { data } = await set("DONE");
    expect(data.setCommitmentState.version).toBe(2);
    expect(await events()).toHaveLength(1);
    expect(await history()).toHaveLength(1);
  });

  it("is refused with the current version to a caller who has read another one", async () => {
    await set("IN_PROGRESS", 1);
    const { data, errors } = await set("DONE", 1);
    expect(data).toEqual({ setCommitmentState: null });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "CONFLICT", currentVersion: 2 });
    expect(await events()).toHaveLength(1);
  });

  it("is refused where the step is not allowed, in words", async () => {
    await set("DONE");
    const { errors } = await set("NOT_REPORTED");
    expect(errors?.[0]?.extensions).toMatchObject({ code: "REFUSED", allowedStates: ["IN_PROGRESS"] });
    expect(errors?.[0]?.message).toContain("không thể chuyển sang “chưa có thông tin”");
  });

  it.each(["00000000-0000-4000-8000-000000000000", "QT-1", ""])(
    "is not found for “%s”",
    async (unknownId) => {
      const { errors } = await set("DONE", undefined, unknownId);
      expect(errors?.[0]?.extensions?.["code"]).toBe("NOT_FOUND");
    },
  );

  it("is forbidden to a caller who may not write", async () => {
    const { errors } = await member.ask(
      SET_STATE,
      { id: commitmentId, state: "DONE", expectedVersion: 1, source: SOURCE },
      { id: "reader", mayWrite: false },
    );
    expect(errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
    expect(await events()).toEqual([]);
  });

  it("sends no event when the transaction is rolled back", async () => {
    const context = new MemberContext({
      caller: WRITER,
      requestId: "request",
      database: ownersDatabase(member.dataSource.manager),
      onCommit: () => {},
      organisationId: null,
    });
    const failing = context.transact(ofCommitment(commitmentId), async (transaction) => {
      await setCommitmentState(transaction, {
        commitmentId,
        state: CommitmentState.DONE,
        expectedVersion: 1,
        origin: { reason: "Hai cơ quan chủ trì thống nhất", source: SOURCE },
      });
      throw new Error("the command failed after its write");
    });
    await expect(failing).rejects.toThrow("the command failed after its write");
    expect(await events()).toEqual([]);
    expect(await history()).toEqual([]);
    expect(await read()).toMatchObject({ state: "NOT_REPORTED", version: 1 });
  });

  it("loses no update of 8 writers with 5 changes each", async () => {
    const WRITERS = 8;
    const CHANGES = 5;
    await set("IN_PROGRESS");
    await Promise.all(Array.from({ length: WRITERS }, () => writeChanges(CHANGES)));

    const last = 2 + WRITERS * CHANGES;
    expect((await read()).version).toBe(last);
    const versions = (await events()).map((event) => event.version);
    expect(versions).toEqual(Array.from({ length: last - 1 }, (_, index) => index + 2));
    const changes = await history();
    expect(changes.map((change) => change.version)).toEqual(versions);
    const steps = changes.flatMap((change) => change.changed);
    for (const [index, { before }] of steps.entries()) {
      expect(before).toBe(steps[index - 1]?.after ?? "NOT_REPORTED");
    }
  }, 60_000);
});

/** Changes the state `count` times, each time from what it has last seen; a conflict says what there is now. */
async function writeChanges(count: number): Promise<void> {
  let seen = { state: "IN_PROGRESS", version: 2 };
  let done = 0;
  while (done < count) {
    const { data, errors } = await set(
      seen.state === "IN_PROGRESS" ? "NOT_STARTED" : "IN_PROGRESS",
      seen.version,
    );
    const now = data.setCommitmentState;
    if (now) done += 1;
    else expect(errors?.[0]?.extensions?.["code"]).toBe("CONFLICT");
    seen = {
      state: String(now?.state ?? errors?.[0]?.extensions?.["currentState"]),
      version: Number(now?.version ?? errors?.[0]?.extensions?.["currentVersion"]),
    };
  }
}
