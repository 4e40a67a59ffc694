import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readAccounts } from "@hub/local/identity/accounts";
import { fetchSystemToken, type SystemToken } from "@hub/local/identity/system-token";

/** A hub that is ready. */
export interface Hub {
  /** Without a slash at the end. */
  readonly url: string;
  /** The same of the operators' port. */
  readonly operatorUrl: string;
  /** The value of `authorization` with which a system of the hub is signed in; the association's unless named. */
  authorization(clientId?: string): Promise<string>;
  readonly dataDirectory: string;
  /** The processes as they are now; a restarted one has a new pid. */
  processes(): HubProcesses;
}

export interface HubProcesses {
  readonly port: number;
  readonly pid: number;
  readonly gateway: OperatedProcess;
  readonly identity: RunningProcess;
  /** Only of `npm run dev`. */
  readonly dashboard?: RunningProcess;
  readonly members: Readonly<Record<string, OperatedProcess>>;
  readonly postgres: RunningProcess;
}

export interface RunningProcess {
  readonly pid: number;
  readonly port: number;
}

/** With a port for operators. */
export interface OperatedProcess extends RunningProcess {
  readonly operatorPort: number;
}

/** The hub that runs on this data directory. */
export function findHub(dataDirectory: string): Hub {
  const processes = () => readProcesses(dataDirectory);
  return {
    url: `http://127.0.0.1:${processes().port}`,
    operatorUrl: `http://127.0.0.1:${processes().gateway.operatorPort}`,
    authorization: signedInAt(dataDirectory, () => `http://127.0.0.1:${processes().port}`),
    dataDirectory,
    processes,
  };
}

/** Tokens are used until a minute before they expire. */
function signedInAt(dataDirectory: string, url: () => string): Hub["authorization"] {
  const tokens = new Map<string, SystemToken>();
  return async (clientId = "system-association") => {
    const known = tokens.get(clientId);
    if (known && known.expiresAtMs - Date.now() > 60_000) return `Bearer ${known.text}`;
    const { systems } = readAccounts(join(dataDirectory, "accounts.json"));
    const system = systems.find((one) => one.clientId === clientId);
    if (!system) throw new Error(`No system is called ${clientId}`);
    const token = await fetchSystemToken(url(), system);
    tokens.set(clientId, token);
    return `Bearer ${token.text}`;
  };
}

function readProcesses(dataDirectory: string): HubProcesses {
  const processes: HubProcesses = JSON.parse(readFileSync(join(dataDirectory, "hub.json"), "utf8"));
  return processes;
}
