import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { MEMBERS, PROGRAMS, variableName } from "../members.js";
import { databaseUrl, type Installation, logFileOf } from "../programs/installation.js";
import { childEnvironment } from "../programs/node-program.js";
import { explainFailedStart, logSize, readLogSince } from "../supervisor/logs.js";

/** Loads the published examples into the members' databases. Can be repeated after an interruption. */
export function loadDemonstrationData(
  installation: Installation,
  postgresPort: number,
  signal: AbortSignal,
): Promise<void> {
  const logFile = logFileOf(installation.dataDirectory, "demonstration");
  const sizeBefore = logSize(logFile);
  const urls = MEMBERS.map(({ name }) => [
    `DATABASE_URL_${variableName(name)}`,
    databaseUrl(installation, name, postgresPort),
  ]);
  const log = openSync(logFile, "a", 0o600);
  const loader = spawn(process.execPath, [PROGRAMS.demonstration(installation.repository)], {
    cwd: installation.repository,
    env: childEnvironment(Object.fromEntries(urls)),
    stdio: ["ignore", log, log],
    signal,
    killSignal: "SIGKILL",
  });
  closeSync(log);
  return new Promise((resolve, reject) => {
    loader.once("error", reject);
    loader.once("exit", (code) => {
      if (code === 0) resolve();
      else
        reject(
          explainFailedStart(
            "demonstration",
            `exit code ${code}`,
            readLogSince(logFile, sizeBefore),
            logFile,
          ),
        );
    });
  });
}
