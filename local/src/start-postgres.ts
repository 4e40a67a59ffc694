import { join } from "node:path";
import { chooseClusterPlace } from "./cluster-place.js";
import { ensureSpace, FILES, SCHEMA_VERSION, type State, writeState } from "./data-directory.js";
import { prepareDatabases } from "./databases.js";
import type { Hub } from "./hub.js";
import { MEMBERS } from "./members.js";
import { OperatorMistake } from "./operator-mistake.js";
import {
  type Cluster,
  findClusterVersion,
  initialiseCluster,
  POSTGRES_MAJOR,
  stopStrayServer,
  superuserUrl,
} from "./postgres.js";
import { preparePostgresBinaries } from "./postgres-binaries.js";
import { logFileOf, postgresProgram, type Surroundings } from "./programs.js";

export interface PostgresStart {
  readonly hub: Hub;
  readonly port: number;
  /** What the data directory remembers; undefined at the very first start. */
  readonly state: State | undefined;
  readonly stopRequest: AbortSignal;
}

/**
 * Runs the data directory's PostgreSQL, which is made if there is none, with a database for every member.
 * Resolves with the state as it is then.
 */
export async function startPostgres(around: Surroundings, start: PostgresStart): Promise<State> {
  const { dataDirectory, secrets } = around;
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
  const databases = MEMBERS.map(({ name }) => ({
    memberName: name,
    password: secrets.databasePassword(name),
  }));
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
    `Cơ sở dữ liệu ${directory} thuộc PostgreSQL ${version}, trung tâm này dùng PostgreSQL ${POSTGRES_MAJOR}: hãy dùng phiên bản của trung tâm đã tạo ra nó, hoặc chọn thư mục khác bằng --data-dir.`,
    `The database ${directory} is one of PostgreSQL ${version}, this hub runs PostgreSQL ${POSTGRES_MAJOR}: use the version of the hub that made it, or another folder with --data-dir.`,
  );
}
