import {
  acceptsConnections,
  type Cluster,
  launchServer,
  stopStrayServer,
  superuserUrl,
} from "../postgres/postgres.js";
import type { Program } from "./program.js";

export function postgresProgram(cluster: Cluster, port: number, logFile: string): Program {
  return {
    name: "postgres",
    port,
    logFile,
    launch: () => launchServer(cluster, { port, logFile }),
    isReady: () => acceptsConnections(superuserUrl(cluster.superuserPassword, port)),
    cleanUp: () => stopStrayServer(cluster.directory),
    // Fast shutdown, then immediate shutdown, after which the server recovers from the write-ahead log.
    stopSignals: ["SIGINT", "SIGQUIT", "SIGKILL"],
  };
}
