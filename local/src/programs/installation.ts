import { join } from "node:path";
import { FILES } from "../data-directory/data-directory.js";
import type { Secrets } from "../data-directory/secrets.js";
import { programDatabaseUrl } from "../postgres/databases.js";

/** What every program of the hub needs to be launched. */
export interface Installation {
  readonly repository: string;
  readonly dataDirectory: string;
  readonly secrets: Secrets;
  /** The port on which a debugger can attach, by program name. */
  readonly debugPorts?: ReadonlyMap<string, number>;
}

/** The URL by which the program's role connects to the program's database. */
export function databaseUrl({ secrets }: Installation, programName: string, postgresPort: number): string {
  return programDatabaseUrl({ programName, password: secrets.databasePassword(programName) }, postgresPort);
}

export function logFileOf(dataDirectory: string, name: string): string {
  return join(dataDirectory, FILES.logs, `${name}.log`);
}
