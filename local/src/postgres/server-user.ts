import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname } from "node:path";
import { OperatorMistake } from "../system/operator-mistake.js";

/** PostgreSQL refuses to run as root, so root runs it as this user. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const CANDIDATES = ["postgres", "_postgres", "nobody"];

/** The user PostgreSQL must run as; undefined when it can run as the user who started the hub. */
export function chooseServerUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of CANDIDATES) {
    const [uid, gid] = [askId("-u", name), askId("-g", name)];
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new OperatorMistake(
    `PostgreSQL không chạy bằng root và máy này không có người dùng nào trong số ${CANDIDATES.join(", ")}: hãy tạo một người dùng (useradd postgres) hoặc chạy bằng người dùng thường.`,
    `PostgreSQL does not run as root, and this machine has none of the users ${CANDIDATES.join(", ")}: create one (useradd postgres), or start as an ordinary user.`,
  );
}

/** The owner of an existing cluster, who must also be the user that serves it. */
export function findOwner(path: string): ServerUser | undefined {
  const owner = statSync(path, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : undefined;
}

/** Whether the user can reach `path`: every folder on the way, and `path` itself, must let the user pass. */
export function canEnter(path: string, user: ServerUser): boolean {
  const isOpen = isPassable(path, user);
  return isOpen && (path === dirname(path) || canEnter(dirname(path), user));
}

function isPassable(path: string, user: ServerUser): boolean {
  const { mode, uid, gid } = statSync(path);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  return (mode & (gid === user.gid ? 0o010 : 0o001)) !== 0;
}

function askId(flag: "-u" | "-g", name: string): number | undefined {
  try {
    return Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }).trim());
  } catch {
    return undefined;
  }
}
