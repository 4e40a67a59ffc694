import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { diskIsFull, findErrorCode, OperatorMistake } from "../system/operator-mistake.js";
import { replaceFile } from "../system/replace-file.js";

/** The version of the data directory's layout that this hub writes. A higher one was written by a newer hub. */
export const SCHEMA_VERSION = 1;

export const FILES = {
  state: "state.json",
  secrets: "secrets.json",
  accounts: "accounts.json",
  lock: "hub.pid",
  hub: "hub.json",
  logs: "logs",
  postgres: "postgres",
  audit: "audit",
} as const;

/** What earlier hubs kept there, and what opens nothing any more. */
const FORMER_FILES: readonly string[] = ["write-key"];

export interface State {
  readonly schemaVersion: number;
  /** Where the cluster is, if PostgreSQL's user cannot enter the data directory. */
  readonly postgresDirectory?: string;
  /** ISO 8601; absent until the demonstration data has been loaded completely. */
  readonly demonstrationLoadedAt?: string;
  /** Of the files from which it was loaded; absent where an earlier hub has loaded it. */
  readonly demonstrationDigest?: string;
}

const SPACE_NEEDED_BYTES = 500 * 1024 * 1024;

/** Creates the folder if it does not exist. Refuses one that holds something else or cannot be written. */
export function openDataDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    refuseForeignContent(path);
    for (const name of FORMER_FILES) rmSync(join(path, name), { force: true });
    mkdirSync(join(path, FILES.logs), { recursive: true, mode: 0o700 });
    replaceFile(join(path, `${FILES.state}.probe`), "");
    rmSync(join(path, `${FILES.state}.probe`));
  } catch (error) {
    throw explainUnusable(path, error);
  }
}

/** Lets PostgreSQL's user pass through the folder. Its contents stay closed. */
export function letOthersPass(path: string): void {
  chmodSync(path, (statSync(path).mode & 0o777) | 0o011);
}

/** The state stored in this folder; undefined at the very first start. */
export function findState(path: string): State | undefined {
  const file = join(path, FILES.state);
  if (!existsSync(file)) return undefined;
  const state = parseState(readFileSync(file, "utf8"));
  if (!state) {
    throw new OperatorMistake(
      `Tệp ${file} bị hỏng: hãy khôi phục từ bản sao lưu, hoặc bắt đầu lại bằng npm start -- --reset.`,
      `The file ${file} is damaged: restore it from a backup, or start over with npm start -- --reset.`,
    );
  }
  if (state.schemaVersion > SCHEMA_VERSION) throw writtenByNewerHub(path, state.schemaVersion);
  return state;
}

export function writeState(path: string, state: State): void {
  replaceFile(join(path, FILES.state), `${JSON.stringify(state, null, 2)}\n`);
}

/** @throws {OperatorMistake} when there is no room for a new database */
export function ensureSpace(directory: string): void {
  const { bavail, bsize } = statfsSync(directory);
  if (bavail * bsize < SPACE_NEEDED_BYTES) throw diskIsFull(directory);
}

/** Removes what the hub keeps there, except the database and the lock of this process. */
export function emptyDataDirectory(path: string): void {
  for (const name of [FILES.state, FILES.secrets, FILES.accounts, FILES.hub, FILES.logs, FILES.audit]) {
    rmSync(join(path, name), { recursive: true, force: true });
  }
  mkdirSync(join(path, FILES.logs), { mode: 0o700 });
}

function parseState(text: string): State | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isState(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isState(value: unknown): value is State {
  return (
    typeof value === "object" &&
    value !== null &&
    "schemaVersion" in value &&
    typeof value.schemaVersion === "number"
  );
}

function refuseForeignContent(path: string): void {
  if (existsSync(join(path, FILES.state))) return;
  const ours: readonly string[] = Object.values(FILES);
  const foreign = readdirSync(path).find(
    (name) => !ours.some((own) => name === own || name.startsWith(`${own}.`)),
  );
  if (foreign === undefined) return;
  throw new OperatorMistake(
    `Thư mục ${path} đã có nội dung khác (ví dụ ${foreign}) và không phải là thư mục dữ liệu của hệ thống: hãy chọn một thư mục trống bằng --data-dir.`,
    `The folder ${path} holds something else (${foreign}, for example) and is not a data directory of the hub: choose an empty one with --data-dir.`,
  );
}

function writtenByNewerHub(path: string, version: number): OperatorMistake {
  return new OperatorMistake(
    `Thư mục dữ liệu ${path} do một phiên bản mới hơn ghi (lược đồ ${version}, bản này hiểu đến ${SCHEMA_VERSION}): hãy dùng phiên bản mới (git pull), hoặc chọn thư mục khác bằng --data-dir.`,
    `The data directory ${path} was written by a newer version (schema ${version}, this one knows up to ${SCHEMA_VERSION}): use the newer version (git pull), or choose another folder with --data-dir.`,
  );
}

function explainUnusable(path: string, error: unknown): unknown {
  const code = findErrorCode(error);
  if (code === "ENOSPC" || code === "EDQUOT") return diskIsFull(path);
  if (code === undefined) return error;
  return new OperatorMistake(
    `Không ghi được vào thư mục dữ liệu ${path} (${code}): hãy sửa quyền của thư mục, hoặc chọn thư mục khác bằng --data-dir.`,
    `The data directory ${path} cannot be written (${code}): change its permissions, or choose another one with --data-dir.`,
  );
}
