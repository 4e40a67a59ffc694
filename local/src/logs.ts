import { closeSync, copyFileSync, existsSync, openSync, readSync, statSync, truncateSync } from "node:fs";
import { diskIsFull, OperatorMistake } from "./operator-mistake.js";

const LARGE_BYTES = 10 * 1024 * 1024;
const TAIL_BYTES = 64 * 1024;

/**
 * Puts a large log aside as `….1` and goes on with an empty one: a program and its log take 20 MB and what is written
 * between two looks. The program that appends to it need not know; lines of the moment may be lost.
 */
export function capLog(file: string): void {
  if (logSize(file) <= LARGE_BYTES) return;
  try {
    copyFileSync(file, `${file}.1`);
  } catch {
    // A full disk, say: then room is worth more than what was logged.
  }
  truncateSync(file);
}

export function logSize(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

/** What was written since the log had that size, the last 64 kB of it. */
export function readLogSince(file: string, size: number): string {
  const end = logSize(file);
  // Smaller than it was: it was put aside meanwhile.
  const start = Math.max(end < size ? 0 : size, end - TAIL_BYTES);
  if (end <= start) return "";
  const buffer = Buffer.alloc(end - start);
  const log = openSync(file, "r");
  try {
    readSync(log, buffer, 0, buffer.length, start);
  } finally {
    closeSync(log);
  }
  return buffer.toString("utf8");
}

/** Why a program did not start, from the last thing it wrote. */
export function explainFailedStart(
  name: string,
  reason: string,
  text: string,
  file: string,
): OperatorMistake {
  if (/No space left on device|ENOSPC/.test(text)) return diskIsFull(file);
  const said = findSentences(text);
  const [vietnamese, english] = said.length === 2 ? said : [said[0] ?? reason, said[0] ?? reason];
  return new OperatorMistake(
    `${name} không khởi động được: ${vietnamese} (nhật ký: ${file})`,
    `${name} could not start: ${english} (log: ${file})`,
  );
}

/** The program's last words: one sentence, or the same in two languages divided by " / ". */
function findSentences(text: string): string[] {
  const lines = text
    .split("\n")
    .map(readLine)
    .filter((line) => line !== "");
  const fatal = lines.findLast((line) => /FATAL: |Error: | \/ /.test(line)) ?? lines.at(-1);
  return fatal?.replace(/^.*?FATAL: +/, "").split(" / ") ?? [];
}

function readLine(line: string): string {
  const isTrace = /^\s+at |^\s*[{}^]*$|^Node\.js v/.test(line);
  return isTrace ? "" : (findLoggedMessage(line) ?? line.trim());
}

function findLoggedMessage(line: string): string | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === "object" && entry !== null && "msg" in entry ? String(entry.msg) : undefined;
  } catch {
    return undefined;
  }
}
