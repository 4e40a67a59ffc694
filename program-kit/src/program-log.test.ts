import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { describeError } from "./program-log.js";

const PROGRAM_LOG = new URL("../dist/program-log.js", import.meta.url).href;

/** A program that logs `lines` lines, then sends a message, and logs a last line when it receives one. */
const PROGRAM = `
  import { openLog } from ${JSON.stringify(PROGRAM_LOG)};
  const [lines, length] = process.argv.slice(1).map(Number);
  const log = openLog(1);
  const say = (entry) => log.write(JSON.stringify(entry) + "\\n");
  for (let line = 0; line < lines; line += 1) say({ line, msg: "x".repeat(length) });
  process.send("still answering");
  process.once("message", () => {
    say({ msg: "the last words" });
    process.exit(0);
  });
`;

function start(lines: number, length: number, stdout: number | "pipe") {
  return spawn(process.execPath, ["--input-type=module", "--eval", PROGRAM, String(lines), String(length)], {
    stdio: ["ignore", stdout, "inherit", "ipc"],
  });
}

describe("a log that never blocks", () => {
  it("loses lines that cannot be written, and its program keeps running", async () => {
    const directory = mkdtempSync(join(tmpdir(), "hub-log-"));
    // A descriptor that refuses every write, like that of a file on a full disk.
    const readOnly = openSync(join(directory, "log"), "w+");
    closeSync(readOnly);
    const refusing = openSync(join(directory, "log"), "r");
    try {
      const program = start(1_000, 100, refusing);
      expect(await once(program, "message")).toEqual(["still answering", undefined]);
      program.send("end");
      expect(await once(program, "exit")).toEqual([0, null]);
    } finally {
      closeSync(refusing);
      rmSync(directory, { recursive: true });
    }
  });

  it("loses lines that nobody reads, and its program keeps running and exits", async () => {
    const program = start(20_000, 1_000, "pipe");
    program.stdout?.pause();
    expect(await once(program, "message")).toEqual(["still answering", undefined]);
    program.send("end");
    expect(await once(program, "exit")).toEqual([0, null]);
  });

  it("writes a file to the last line before the exit, and says how many lines were lost", async () => {
    const directory = mkdtempSync(join(tmpdir(), "hub-log-"));
    const file = openSync(join(directory, "log"), "a");
    try {
      for (const lines of [100, 5_000]) {
        const program = start(lines, 1_000, file);
        await once(program, "message");
        program.send("end");
        await once(program, "exit");
      }
      const entries = readFileSync(join(directory, "log"), "utf8").trimEnd().split("\n").map(readLine);
      expect(entries.filter(({ msg }) => msg === "the last words")).toHaveLength(2);
      const written = entries.filter(({ line }) => line !== undefined).length;
      const lost = entries.reduce((sum, { lostLines = 0 }) => sum + lostLines, 0);
      expect(lost).toBeGreaterThan(0);
      expect(written + lost).toBe(5_100);
    } finally {
      closeSync(file);
      rmSync(directory, { recursive: true });
    }
  });
});

function readLine(text: string): { msg: string; line?: number; lostLines?: number } {
  return JSON.parse(text);
}

describe("what a log contains of an error", () => {
  it("is what the list allows, without any of the data", () => {
    const secret = "Nguyễn Văn A";
    const database = Object.assign(new Error(`duplicate key value "${secret}"`), {
      severity: "ERROR",
      code: "23505",
      detail: `Key (name)=(${secret}) already exists.`,
      constraint: "person_name_key",
      table: "person",
    });
    const query = Object.assign(new Error(database.message, { cause: database }), {
      name: "QueryFailedError",
      query: "INSERT INTO person (name) VALUES ($1)",
      parameters: [secret],
      driverError: database,
    });
    const described = describeError(new AggregateError([query], "two of three failed"));
    expect(JSON.stringify(described)).not.toContain(secret);
    expect(described).toMatchObject({
      type: "AggregateError",
      message: "two of three failed",
      errors: [
        {
          type: "QueryFailedError",
          statement: "INSERT INTO person (name) VALUES ($1)",
          stack: expect.stringMatching(/^\s+at /),
          cause: { code: "23505", constraint: "person_name_key", table: "person" },
        },
      ],
    });
  });

  it("keeps messages that we or Node write, without the text that could not be parsed", () => {
    expect(describeError(new TypeError("x is not a function"))).toMatchObject({
      message: "x is not a function",
    });
    const read = () => JSON.parse('{"name": Nguyễn}');
    expect(JSON.stringify(describeErrorOf(read))).not.toContain("Nguy");
    const rule = Object.assign(new Error("Nguyễn Văn A is unknown"), { extensions: { code: "NOT_FOUND" } });
    const input = Object.assign(new Error("Nguyễn Văn A is no day"), { name: "ZodError" });
    for (const error of [rule, input]) expect(JSON.stringify(describeError(error))).not.toContain("Nguy");
    expect(describeError("a thrown text")).toEqual({ type: "string" });
  });
});

function describeErrorOf(work: () => unknown) {
  try {
    return work();
  } catch (error) {
    return describeError(error);
  }
}
