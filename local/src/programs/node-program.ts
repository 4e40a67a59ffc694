import { fork } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { get } from "node:http";
import { type Installation, logFileOf } from "./installation.js";
import type { Program } from "./program.js";

export const LOOPBACK = "127.0.0.1";

interface NodeProgram {
  readonly name: string;
  readonly port: number;
  readonly main: string;
  readonly args?: readonly string[];
  readonly nodeFlags: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/** A program that runs in this Node, listens on loopback and answers at `/health` once it is ready. */
export function nodeProgram(
  { repository, dataDirectory, debugPorts }: Installation,
  { name, port, main, args = [], nodeFlags, environment }: NodeProgram,
): Program {
  const logFile = logFileOf(dataDirectory, name);
  const debugPort = debugPorts?.get(name);
  const debugFlags = debugPort ? [`--inspect=${LOOPBACK}:${debugPort}`, "--enable-source-maps"] : [];
  return {
    name,
    port,
    logFile,
    launch: () => {
      const log = openSync(logFile, "a", 0o600);
      try {
        return fork(main, args, {
          execArgv: [...nodeFlags, ...debugFlags],
          cwd: repository,
          env: childEnvironment({ ...environment, HOST: LOOPBACK, PORT: String(port) }),
          stdio: ["ignore", log, log, "ipc"],
          // In its own process group, so that Ctrl-C reaches only the supervisor, which stops all in order.
          detached: true,
        });
      } finally {
        closeSync(log);
      }
    },
    isReady: () => answers(port, "/health"),
    stopSignals: ["SIGTERM", "SIGKILL"],
  };
}

/** This process's environment without the variables that npm sets for scripts. */
export function childEnvironment(additional: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("npm_"));
  return { ...Object.fromEntries(inherited), NODE_ENV: "production", ...additional };
}

/** Whether a request for the path is answered with 200. */
export function answers(port: number, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ host: LOOPBACK, port, path, agent: false, timeout: 2_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(false));
  });
}
