import { stableId } from "@hub/schema/stable-id";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { setCommitmentState } from "../support/ask.js";
import { subscribe, TRANSPORTS, type Transport } from "../support/live-client.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const NOBODY = "00000000-0000-4000-8000-000000000000";
const PROGRAMME = `prog_${stableId("programme", "QT-2021-2025")}`;
const COMMITMENT = "commitment_e5113a1c-8e8d-505a-ac5e-cd1075c978b7";

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub();
}, 120_000);
afterAll(async () => hub[Symbol.asyncDispose]());

async function firstOf(query: string, transport: Transport = "sse") {
  const stop = new AbortController();
  for await (const answer of subscribe(hub, transport, { query, variables: {}, signal: stop.signal })) {
    stop.abort();
    return answer;
  }
  throw new Error("the stream ended without a word");
}

describe("a subscription to what there is not", () => {
  it.each([
    ['hubEvents(types: ["nope"])', "“types”: không có loại sự kiện “nope”; hiện có: activity.recorded"],
    ["hubEvents(types: [])", "“types” là danh sách trống"],
    ["targetProgressChanged(comparators: [])", "“comparators” là danh sách trống"],
    ['hubEvents(members: ["nope"])', "“members”: không có thành viên “nope”; hiện có: association"],
    [`hubEvents(unitId: "unit_${NOBODY}")`, `“unitId”: không có gì mang mã “unit_${NOBODY}”`],
    ['hubEvents(unitId: "xx")', "“unitId”: không có gì mang mã “xx”"],
    ['programmeChanged(programmeId: "prog_xx")', "“programmeId”: không có gì mang mã “prog_xx”"],
    [`hubEvents(unitId: "${NOBODY}")`, `“unitId”: không có gì mang mã “${NOBODY}”`],
    ['figureChanged(exactUnitId: "nowhere")', "“exactUnitId”: không có gì mang mã “nowhere”"],
    ['figureChanged(exactUnitId: "không biết")', "“exactUnitId”: không có gì mang mã “không biết”"],
    ['figureChanged(indicatorCodes: ["CL02", "ZZ"])', "“indicatorCodes”: không có gì mang mã “ZZ”"],
    [
      `figureChanged(unitId: "org_${NOBODY}")`,
      `“unitId” cần mã của loại “đơn vị hành chính”, bắt đầu bằng “unit_”; “org_${NOBODY}” là mã của loại “cơ quan, tổ chức”.`,
    ],
    [`programmeChanged(programmeId: "prog_${NOBODY}")`, "“programmeId”: không có gì mang mã"],
    [`reportSubmitted(organisationIds: ["org_${NOBODY}"])`, "“organisationIds”: không có gì mang mã"],
    [`targetProgressChanged(targetIds: ["target_${NOBODY}"])`, "“targetIds”: không có gì mang mã"],
  ])("is refused in one sentence: %s", async (field, sentence) => {
    const { data, errors } = await firstOf(`subscription { ${field} { cursor } }`);
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([
      { message: expect.stringContaining(sentence), extensions: { code: "BAD_USER_INPUT" } },
    ]);
    expect(errors?.[0]?.message.split(" / ")).toHaveLength(2);
  });

  it.each(TRANSPORTS)("is refused over %s", async (transport) => {
    for (const args of ['members: ["nope"]', `unitId: "unit_${NOBODY}"`]) {
      const { errors } = await firstOf(`subscription { hubEvents(${args}) { cursor } }`, transport);
      expect(errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
    }
  });

  it("is none where everything is there, however it is spelt", async () => {
    const args = `programmeId: "${PROGRAMME.toUpperCase().replace("PROG", "prog")}", unitId: "unit_${stableId("administrative-unit", "province-45-2025-03-01")}", members: ["association"], types: ["commitment.changed"]`;
    const told = firstOf(`subscription { hubEvents(${args}) { aggregateId } }`);
    const figures = firstOf(
      'subscription { figureChanged(indicatorCodes: ["cl02"], members: ["education"]) { cursor } }',
    );
    let isTold = false;
    void told.then(() => {
      isTold = true;
    });
    for (let round = 0; !isTold; round += 1) {
      await setCommitmentState(hub, COMMITMENT, round % 2 === 0 ? "IN_PROGRESS" : "DONE");
    }
    expect((await told).data).toEqual({ hubEvents: { aggregateId: COMMITMENT } });
    await expect(Promise.race([figures, Promise.resolve("waits")])).resolves.toBe("waits");
  });
});
