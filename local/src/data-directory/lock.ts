import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findErrorCode, OperatorMistake } from "../system/operator-mistake.js";
import { findProcessIdentity } from "../system/processes.js";
import { FILES } from "./data-directory.js";

export interface Lock {
  release(): void;
}

/**
 * Makes this process the only hub on the data directory until it releases the lock. The lock of a killed process is
 * void, even if another program now has its pid.
 *
 * @throws {OperatorMistake} when another hub runs there
 */
export function acquireLock(dataDirectory: string): Lock {
  const file = join(dataDirectory, FILES.lock);
  const claim = `${process.pid} ${findProcessIdentity(process.pid)}\n`;
  if (!tryToWrite(file, claim)) {
    refuseWhileHeld(file, dataDirectory);
    rmSync(file, { force: true });
    if (!tryToWrite(file, claim)) refuseWhileHeld(file, dataDirectory);
  }
  return { release: () => rmSync(file, { force: true }) };
}

function tryToWrite(file: string, claim: string): boolean {
  try {
    writeFileSync(file, claim, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (findErrorCode(error) === "EEXIST") return false;
    throw error;
  }
}

function refuseWhileHeld(file: string, dataDirectory: string): void {
  const match = /^(\d+) (.*)$/.exec(readFileSync(file, "utf8").trim());
  const pid = Number(match?.[1]);
  if (!match || findProcessIdentity(pid) !== match[2]) return;
  throw new OperatorMistake(
    `Một hệ thống khác đang chạy trên thư mục dữ liệu ${dataDirectory} (tiến trình ${pid}): hãy dừng nó (Ctrl-C hoặc kill ${pid}), hoặc chọn thư mục khác bằng --data-dir.`,
    `Another hub is running on the data directory ${dataDirectory} (process ${pid}): stop it (Ctrl-C or kill ${pid}), or choose another folder with --data-dir.`,
  );
}
