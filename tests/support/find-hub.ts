import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A hub that is ready. */
export interface Hub {
  /** Without a slash at the end. */
  readonly url: string;
  /** The same of the operators' port. */
  readonly operatorUrl: string;
  readonly writeKey: string;
  readonly dataDirectory: string;
  /** The processes as they are now; a restarted one has a new pid. */
  processes(): HubProcesses;
}

export interface HubProcesses {
  readonly port: number;
  readonly pid: number;
  readonly gateway: RunningProcess & { readonly operatorPort: number };
  readonly identity: RunningProcess;
  /** Only of `npm run dev`. */
  readonly dashboard?: RunningProcess;
  readonly members: Readonly<Record<string, RunningProcess>>;
  readonly postgres: RunningProcess;
}

export interface RunningProcess {
  readonly pid: number;
  readonly port: number;
}

/** The hub that runs on this data directory. */
export function findHub(dataDirectory: string): Hub {
  const processes = () => readProcesses(dataDirectory);
  return {
    url: `http://127.0.0.1:${processes().port}`,
    operatorUrl: `http://127.0.0.1:${processes().gateway.operatorPort}`,
    writeKey: readFileSync(join(dataDirectory, "write-key"), "utf8").trim(),
    dataDirectory,
    processes,
  };
}

function readProcesses(dataDirectory: string): HubProcesses {
  const processes: HubProcesses = JSON.parse(readFileSync(join(dataDirectory, "hub.json"), "utf8"));
  return processes;
}
