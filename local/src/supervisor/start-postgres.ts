import { join } from "node:path";
import { chooseClusterPlace } from "../data-directory/cluster-place.js";
import {
  ensureSpace,
  FILES,
  SCHEMA_VERSION,
  type State,
  writeState,
} from "../data-directory/data-directory.js";
import { IDENTITY, MEMBERS } from "../members.js";
import { prepareDatabases } from "../postgres/databases.js";
import {
  type Cluster,
  findClusterVersion,
  initialiseCluster,
  POSTGRES_MAJOR,
  stopStrayServer,
  superuserUrl,
} from "../postgres/postgres.js";
import { preparePostgresBinaries } from "../postgres/postgres-binaries.js";
import { type Installation, logFileOf } from "../programs/installation.js";
import { postgresProgram } from "../programs/postgres-program.js";
import { OperatorMistake } from "../system/operator-mistake.js";
import type { Hub } from "./hub.js";

export interface PostgresStart {
  readonly hub: Hub;
  readonly port: number;
  /** The data directory's state; undefined at the very first start. */
  readonly state: State | undefined;
  readonly stopRequest: AbortSignal;
}

/**
 * Starts the data directory's PostgreSQL with a database for every member and the identity provider, and creates what is missing. Resolves with
 * the state of the data directory.
 */
export async function startPostgres(installation: Installation, start: PostgresStart): Promise<State> {
  const { dataDirectory, secrets } = installation;
  const place = await chooseClusterPlace(dataDirectory, start.state);
  const cluster: Cluster = {
    ...place,
    binDirectory: preparePostgresBinaries(place.user),
    superuserPassword: secrets.superuserPassword,
  };
  await stopStrayServer(cluster.directory);
  await prepareCluster(dataDirectory, cluster, start.stopRequest);
  const state = start.state ?? firstState(dataDirectory, cluster);
  writeState(dataDirectory, state);
  await start.hub.run(postgresProgram(cluster, start.port, logFileOf(dataDirectory, "postgres")));
  const databases = [
    { programName: IDENTITY, password: secrets.databasePassword(IDENTITY) },
    ...MEMBERS.map(({ name }) => ({
      programName: name,
      password: secrets.databasePassword(name),
      requestsPassword: secrets.requestsPassword(name),
    })),
  ];
  await prepareDatabases(superuserUrl(secrets.superuserPassword, start.port), databases);
  return state;
}

async function prepareCluster(
  dataDirectory: string,
  cluster: Cluster,
  stopRequest: AbortSignal,
): Promise<void> {
  const version = findClusterVersion(cluster.directory);
  if (version === POSTGRES_MAJOR) return;
  if (version !== undefined) throw servedByAnotherPostgres(cluster.directory, version);
  ensureSpace(dataDirectory);
  await initialiseCluster(cluster, { isThrowAway: false, signal: stopRequest });
}

function firstState(dataDirectory: string, { directory }: Cluster): State {
  const isOutside = directory !== join(dataDirectory, FILES.postgres);
  return { schemaVersion: SCHEMA_VERSION, ...(isOutside && { postgresDirectory: directory }) };
}

function servedByAnotherPostgres(directory: string, version: string): OperatorMistake {
  return new OperatorMistake(
    `Cơ sở dữ liệu ${directory} thuộc PostgreSQL ${version}, hệ thống này dùng PostgreSQL ${POSTGRES_MAJOR}: hãy dùng phiên bản của hệ thống đã tạo ra nó, hoặc chọn thư mục khác bằng --data-dir.`,
    `The database ${directory} was created by PostgreSQL ${version}, and this hub runs PostgreSQL ${POSTGRES_MAJOR}: use the version of the hub that created it, or choose another folder with --data-dir.`,
  );
}
