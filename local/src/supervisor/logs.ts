import { closeSync, copyFileSync, existsSync, openSync, readSync, statSync, truncateSync } from "node:fs";
import { diskIsFull, OperatorMistake } from "../system/operator-mistake.js";

const LARGE_BYTES = 10 * 1024 * 1024;
const TAIL_BYTES = 64 * 1024;

/**
 * Rotates a large log: moves its content to `….1` and truncates it, so that a program's logs take 20 MB, plus what is
 * written between two checks. The program keeps appending to the same file; lines written at that moment may be lost.
 */
export function capLog(file: string): void {
  if (logSize(file) <= LARGE_BYTES) return;
  try {
    copyFileSync(file, `${file}.1`);
  } catch {
    // The disk may be full: then space matters more than what was logged.
  }
  truncateSync(file);
}

export function logSize(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

/** What was written since the log had that size, at most the last 64 kB. */
export function readLogSince(file: string, size: number): string {
  const end = logSize(file);
  // Smaller than before: the log was rotated in the meantime.
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

/** Explains from a program's last output why it did not start. */
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

/** The program's last message: one sentence, or a Vietnamese and an English one separated by " / ". */
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
