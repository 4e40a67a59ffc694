import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { explainFailedStart, logSize, readLogSince } from "./logs.js";
import { MEMBERS, PROGRAMS, variableName } from "./members.js";
import { childEnvironment, databaseUrl, logFileOf, type Surroundings } from "./programs.js";

/** Loads the published examples into the members' databases; may be repeated after it was interrupted. */
export function loadDemonstrationData(
  around: Surroundings,
  postgresPort: number,
  signal: AbortSignal,
): Promise<void> {
  const logFile = logFileOf(around.dataDirectory, "demonstration");
  const sizeBefore = logSize(logFile);
  const urls = MEMBERS.map(({ name }) => [
    `DATABASE_URL_${variableName(name)}`,
    databaseUrl(around, name, postgresPort),
  ]);
  const log = openSync(logFile, "a", 0o600);
  const loader = spawn(process.execPath, [PROGRAMS.demonstration(around.repository)], {
    cwd: around.repository,
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
