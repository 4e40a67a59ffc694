import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Answer, ask } from "../support/ask.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const QUESTION = `{
  programme(code: "QT-2021-2025") {
    code
    unit { name { vi } educationFigures { id } youthUnionFigures { id } }
  }
  observances(first: 1) { nodes { year } }
}`;

describe("a member that hangs", () => {
  let hub: RunningHub;
  beforeAll(async () => {
    hub = await startHub();
  }, 120_000);
  afterAll(async () => hub[Symbol.asyncDispose]());

  it("costs its own fields, named in the errors, and nothing else; it heals by itself", async () => {
    const { pid } = member(hub, "education");
    process.kill(pid, "SIGSTOP");
    try {
      const { data, errors } = await ask(hub, QUESTION);
      expect(data).toEqual({
        programme: {
          code: "QT-2021-2025",
          unit: { name: { vi: expect.any(String) }, educationFigures: null, youthUnionFigures: [] },
        },
        observances: null,
      });
      expect(errors?.map(({ path }) => path?.join("."))).toEqual(
        expect.arrayContaining(["programme.unit.educationFigures", "observances"]),
      );
      for (const { extensions } of errors ?? []) {
        expect(extensions).toMatchObject({ member: "education", code: expect.stringMatching(/^SUBGRAPH_/) });
      }
    } finally {
      process.kill(pid, "SIGCONT");
    }
    expect(await untilAnswered(hub)).toMatchObject({
      data: { observances: { nodes: [{ year: expect.any(Number) }] } },
    });
  });
});

function member(hub: RunningHub, name: string): { pid: number } {
  const found = hub.processes().members[name];
  if (!found) throw new Error(`the hub runs no ${name}`);
  return found;
}

/** Asks until nothing is missing; Jest's time limit ends it otherwise. */
async function untilAnswered(hub: RunningHub): Promise<Answer> {
  for (;;) {
    const answer = await ask(hub, QUESTION);
    if (!answer.errors) return answer;
  }
}
