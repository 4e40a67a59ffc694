import { join } from "node:path";
import { findState, openDataDirectory } from "../data-directory/data-directory.js";
import { endLeftOvers, findRunningHub } from "../data-directory/hub-file.js";
import { acquireLock } from "../data-directory/lock.js";
import { keepSecrets } from "../data-directory/secrets.js";
import { MEMBERS } from "../members.js";
import type { Installation } from "../programs/installation.js";
import { OperatorMistake } from "../system/operator-mistake.js";
import { findFreePort } from "../system/ports.js";
import { Hub } from "./hub.js";
import { startPostgres } from "./start-postgres.js";

export const REPOSITORY = join(import.meta.dirname, "../../..");

/**
 * Uses the databases of a hub on this machine, whether it runs or not.
 * @throws {OperatorMistake} when no hub was ever started there
 */
export async function withDatabases(
  dataDirectory: string,
  use: (installation: Installation, postgresPort: number) => Promise<void>,
): Promise<void> {
  openDataDirectory(dataDirectory);
  const installation = openInstallation(dataDirectory);
  const running = findRunningHub(dataDirectory);
  if (running) await use(installation, running.postgres.port);
  else await withPostgres(installation, (port) => use(installation, port));
}

/** @throws {OperatorMistake} when no hub was ever started there */
function openInstallation(dataDirectory: string): Installation {
  if (!findState(dataDirectory)?.demonstrationLoadedAt) {
    throw new OperatorMistake(
      `Thư mục dữ liệu ${dataDirectory} chưa có hệ thống nào: hãy chạy npm start một lần trước.`,
      `The data directory ${dataDirectory} has no hub yet: run npm start once first.`,
    );
  }
  const names = MEMBERS.map(({ name }) => name);
  return { repository: REPOSITORY, dataDirectory, secrets: keepSecrets(dataDirectory, names) };
}

/** Starts the database server of a hub that does not run, and keeps others from starting that hub meanwhile. */
async function withPostgres(installation: Installation, use: (port: number) => Promise<void>): Promise<void> {
  const { dataDirectory } = installation;
  const lock = acquireLock(dataDirectory);
  const port = await findFreePort();
  const hub = new Hub(dataDirectory, port);
  const stopRequest = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      stopRequest.abort();
      hub.stop().finally(() => process.exit(130));
    });
  }
  process.once("exit", () => lock.release());
  await endLeftOvers(dataDirectory);
  try {
    const state = findState(dataDirectory);
    await startPostgres(installation, { hub, port, state, stopRequest: stopRequest.signal });
    await use(port);
  } finally {
    await hub.stop();
  }
}
