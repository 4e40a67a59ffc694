import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { capLog, explainFailedStart, readLogSince } from "./logs.js";

const explain = (text: string) =>
  explainFailedStart("education", "exit code 1", text, "/data/logs/education.log");

describe("a program's log", () => {
  it("is rotated while the program writes to it", () => {
    const directory = mkdtempSync(join(tmpdir(), "hub-logs-"));
    const file = join(directory, "log");
    const log = openSync(file, "a");
    try {
      const line = `${"x".repeat(1023)}\n`;
      writeSync(log, line.repeat(10 * 1024));
      capLog(file);
      expect(readFileSync(file).length).toBe(10 * 1024 * 1024);
      writeSync(log, line);
      capLog(file);
      writeSync(log, "what happened then\n");
      expect(readFileSync(file, "utf8")).toBe("what happened then\n");
      expect(readFileSync(`${file}.1`).length).toBe(10 * 1024 * 1024 + 1024);
      expect(readLogSince(file, 5_000_000)).toBe("what happened then\n");
      // If it cannot be rotated, it is still truncated.
      rmSync(`${file}.1`);
      mkdirSync(`${file}.1`);
      writeSync(log, line.repeat(11 * 1024));
      capLog(file);
      expect(readFileSync(file, "utf8")).toBe("");
    } finally {
      closeSync(log);
      rmSync(directory, { recursive: true });
    }
  });
});

describe("explainFailedStart", () => {
  it("repeats the program's own sentence in both languages", () => {
    const mistake = explain("Cơ sở dữ liệu mới hơn. / The database is newer.\n");
    expect(mistake.vietnamese).toContain("Cơ sở dữ liệu mới hơn.");
    expect(mistake.english).toBe(
      "education could not start: The database is newer. (log: /data/logs/education.log)",
    );
  });

  it("reads the message of a structured log line", () => {
    expect(explain('{"level":60,"msg":"no connection"}\n').english).toContain("no connection");
  });

  it("shows no stack trace", () => {
    const trace =
      "file:///a.js:3\n    throw new Error()\n          ^\n\nTypeError: x is not a function\n    at f (a.js:3:1)\n\nNode.js v26.10.0\n";
    expect(explain(trace).english).toContain("could not start: TypeError: x is not a function (");
  });

  it("takes PostgreSQL's last fatal message, without its time stamp", () => {
    const text =
      "2026-11-22 UTC [7] FATAL:  could not create shared memory\n2026-11-22 UTC [7] LOG:  database system is shut down\n";
    expect(explain(text).english).toContain("could not start: could not create shared memory (");
  });

  it("recognises a full disk", () => {
    const text = "PANIC:  could not write to file: No space left on device";
    expect(explain(text).english).toContain("is full: free some space");
  });

  it("falls back to how the process ended when it said nothing", () => {
    expect(explain("").english).toContain("could not start: exit code 1 (");
  });
});
