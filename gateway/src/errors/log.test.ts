import { beforeEach, describe, expect, it } from "@jest/globals";
import { GraphQLError } from "graphql";
import type { Logger } from "pino";
import { createLog } from "./log.js";

let lines: Record<string, unknown>[];
let time: number;
let log: Logger;
beforeEach(() => {
  lines = [];
  time = 0;
  const write = (line: string) => void lines.push(JSON.parse(line));
  log = createLog({ level: "info", destination: { write }, now: () => time });
});

const times = (count: number, act: (index: number) => void) => {
  for (let index = 0; index < count; index++) act(index);
};

describe("the log", () => {
  it("is bounded, whatever is done again and again, and says how much it leaves out", () => {
    times(1_000, (index) => log.error({ err: new Error(`number ${index}`) }, "A request failed"));
    expect(lines).toHaveLength(50);
    time += 10_000;
    log.error({ errorId: "x" }, "A request failed");
    log.error({ errorId: "y" }, "A request failed");
    expect(lines.slice(50)).toMatchObject([{ errorId: "x", omitted: 950 }, { errorId: "y" }]);
    expect(lines[51]).not.toHaveProperty("omitted");
  });

  it("has of errors nothing of what users have written", () => {
    const canary = "CANARY-0912345678";
    const failed = Object.assign(new Error(`invalid input syntax: "${canary}"`), {
      severity: "ERROR",
      code: "22P02",
      parameters: [canary],
    });
    const error = new GraphQLError(`Variable "$note" got invalid value "${canary}"`, {
      originalError: failed,
    });
    log.error({ err: error, errorId: "x" }, "A request failed");
    expect(JSON.stringify(lines)).not.toContain(canary);
    expect(lines).toMatchObject([{ err: { type: "GraphQLError", cause: { code: "22P02" } }, errorId: "x" }]);
  });

  it("keeps room for everything else", () => {
    times(1_000, () => log.info("This happens all the time"));
    log.warn("This does not");
    expect(lines.at(-1)).toMatchObject({ msg: "This does not", process: "gateway" });
    time += 10_000;
    log.info("This happens all the time");
    expect(lines.at(-1)).toMatchObject({ msg: "This happens all the time", omitted: 950 });
  });
});
