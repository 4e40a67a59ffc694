import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { stopStrayServer } from "../postgres/postgres.js";
import { PLACE_OUTSIDE } from "../postgres/postgres-binaries.js";
import { canEnter, chooseServerUser, findOwner, type ServerUser } from "../postgres/server-user.js";
import { OperatorMistake } from "../system/operator-mistake.js";
import { FILES, letOthersPass, type State } from "./data-directory.js";

/** Where a data directory's cluster is, and which user its server runs as. */
export interface ClusterPlace {
  readonly directory: string;
  readonly user: ServerUser | undefined;
}

/** The place of the existing cluster, or of the one to be created. The caller records it in the state. */
export async function chooseClusterPlace(
  dataDirectory: string,
  state: State | undefined,
): Promise<ClusterPlace> {
  const directory = findClusterDirectory(dataDirectory, state);
  return directory ? servePlace(directory) : createPlace(dataDirectory);
}

/** Stops the cluster's server if one is still running, and removes the cluster. */
export async function removeCluster(dataDirectory: string): Promise<void> {
  for (const directory of [insidePlace(dataDirectory), outsidePlace(dataDirectory)]) {
    await stopStrayServer(directory);
    rmSync(directory, { recursive: true, force: true });
  }
}

function findClusterDirectory(dataDirectory: string, state: State | undefined): string | undefined {
  const recorded = state?.postgresDirectory;
  if (recorded && !existsSync(recorded)) throw clusterIsGone(dataDirectory, recorded);
  return recorded ?? (existsSync(insidePlace(dataDirectory)) ? insidePlace(dataDirectory) : undefined);
}

function servePlace(directory: string): ClusterPlace {
  const chosen = chooseServerUser();
  const { uid } = statSync(directory);
  if (!chosen && uid !== process.getuid?.()) throw ownedByAnother(directory, uid);
  const user = chosen && (findOwner(directory) ?? chosen);
  if (user && !canEnter(directory, user)) throw cannotBeEntered(directory);
  return { directory, user };
}

async function createPlace(dataDirectory: string): Promise<ClusterPlace> {
  const user = chooseServerUser();
  if (!user) return { directory: insidePlace(dataDirectory), user };
  letOthersPass(dataDirectory);
  if (canEnter(dataDirectory, user)) return { directory: insidePlace(dataDirectory), user };
  // A cluster that no state mentions belongs to a data directory that has since been deleted.
  await removeCluster(dataDirectory);
  mkdirSync(PLACE_OUTSIDE, { recursive: true });
  chmodSync(PLACE_OUTSIDE, 0o755);
  return { directory: outsidePlace(dataDirectory), user };
}

function insidePlace(dataDirectory: string): string {
  return join(dataDirectory, FILES.postgres);
}

function outsidePlace(dataDirectory: string): string {
  return join(PLACE_OUTSIDE, createHash("sha256").update(dataDirectory).digest("hex").slice(0, 12));
}

function clusterIsGone(dataDirectory: string, directory: string): OperatorMistake {
  return new OperatorMistake(
    `Cơ sở dữ liệu của ${dataDirectory} nằm ở ${directory} nhưng không còn ở đó: hãy khôi phục nó, hoặc bắt đầu lại bằng npm start -- --reset.`,
    `The database of ${dataDirectory} was kept in ${directory} and is gone: restore it, or start over with npm start -- --reset.`,
  );
}

function ownedByAnother(directory: string, uid: number): OperatorMistake {
  return new OperatorMistake(
    `Cơ sở dữ liệu ${directory} thuộc người dùng khác (uid ${uid}): hãy chạy bằng người dùng đã tạo ra nó, hoặc chọn thư mục khác bằng --data-dir.`,
    `The database ${directory} belongs to another user (uid ${uid}): start as the user who created it, or choose another folder with --data-dir.`,
  );
}

function cannotBeEntered(directory: string): OperatorMistake {
  return new OperatorMistake(
    `Chạy bằng root thì PostgreSQL dùng một người dùng khác, và người dùng đó không vào được ${directory}: hãy mở quyền đi qua các thư mục cha (chmod o+x), hoặc chọn thư mục khác bằng --data-dir.`,
    `Started by root, PostgreSQL runs as another user, who cannot enter ${directory}: let others pass through its parent folders (chmod o+x), or choose another folder with --data-dir.`,
  );
}
