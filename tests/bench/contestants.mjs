/** Who is measured, and how each is started on a workload's members. */
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { randomSecret, startProvider } from "./accounts.mjs";
import { APOLLO_SERVER, hiveConfig, installApollo, installHive } from "./peers.mjs";
import { GATEWAY_CORE, outputOf, startProgram, stop } from "./processes.mjs";

const REPOSITORY = join(import.meta.dirname, "../..");
const START_LIMIT_MS = 20_000;

/** How many put a contestant under load at once. */
export const CONNECTIONS = 50;

/** Another build of the gateway can be measured, to compare two. */
const GATEWAY_MAIN = process.env.BENCH_GATEWAY_MAIN ?? join(REPOSITORY, "gateway/dist/main.js");

/** Everybody runs on Node's own settings; what the gateway sets, it sets itself. Others can be tried. */
const NODE_FLAGS = process.env.BENCH_NODE_FLAGS?.split(" ") ?? [];

/**
 * By name; each has `start(setup)`, which resolves to `{ port, pid, stop }`, with `authorizations` where connections
 * show them in turn, and may have `install()`.
 */
export const CONTESTANTS = {
  hub: { title: "Khuyến học Hub", start: (setup) => startHub(setup, { isSharing: false }) },
  "hub-signing": {
    title: "Khuyến học Hub: an organisation per connection, signed requests to members",
    start: (setup) => startHubWithRights(setup, { organisations: CONNECTIONS, isLogging: false }),
  },
  "hub-rights": {
    title: "Khuyến học Hub: besides, every request in the access log",
    start: (setup) => startHubWithRights(setup, { organisations: CONNECTIONS, isLogging: true }),
  },
  "hub-sharing": {
    title: "Khuyến học Hub",
    isSharing: true,
    start: (setup) => startHub(setup, { isSharing: true }),
  },
  "hub-rights-sharing": {
    title: "Khuyến học Hub: of one organisation, in the access log",
    isSharing: true,
    start: (setup) => startHubWithRights(setup, { organisations: 1, isLogging: true }),
  },
  bare: { title: "bare Node: text", start: (setup) => startBare(setup, "text") },
  "bare-bytes": { title: "bare Node: bytes", start: (setup) => startBare(setup, "bytes") },
  "bare-memory": {
    title: "bare Node: from memory",
    isSharing: true,
    start: (setup) => startBare(setup, "memory"),
  },
  hive: hive({ title: "Hive Gateway 2.15", isSharing: false, isRust: false }),
  "hive-sharing": hive({ title: "Hive Gateway 2.15", isSharing: true, isRust: false }),
  "hive-rust": hive({ title: "Hive Gateway 2.15 + Rust planner", isSharing: false, isRust: true }),
  "hive-rust-sharing": hive({ title: "Hive Gateway 2.15 + Rust planner", isSharing: true, isRust: true }),
  apollo: { title: "Apollo Gateway 2.14", install: installApollo, start: startApollo },
};

function startHub({ folder, supergraph }, { isSharing, environment = {} }) {
  const file = join(folder, "supergraph.graphql");
  writeFileSync(file, supergraph);
  return startServer(process.execPath, [...NODE_FLAGS, GATEWAY_MAIN, "--supergraph", file], {
    LOG_LEVEL: "warn",
    SHARE_IN_FLIGHT: String(isSharing),
    ...environment,
  });
}

/** What is of no use to other organisations is shared within one, as by default. */
async function startHubWithRights(setup, { organisations, isLogging }) {
  const provider = await startProvider(organisations);
  const members = [...setup.origins.keys()];
  const environment = {
    ...provider.environment,
    ...Object.fromEntries(members.map((name) => [`MEMBER_${name.toUpperCase()}_KEY`, randomSecret()])),
    RIGHTS_MEMBER: members[0],
    ...(isLogging && { AUDIT_DIRECTORY: join(setup.folder, "access-log") }),
  };
  const server = await startHub(setup, { isSharing: true, environment });
  const stop = () => {
    provider.stop();
    return server.stop();
  };
  return { ...server, authorizations: provider.authorizations, stop };
}

function startBare({ folder, requests, answer }, encoding) {
  const file = join(folder, `bare-${encoding}.json`);
  writeFileSync(file, JSON.stringify({ encoding, requests, answer }));
  return startServer(process.execPath, [...NODE_FLAGS, join(import.meta.dirname, "bare-node.mjs"), file]);
}

function hive({ title, isSharing, isRust }) {
  return {
    title,
    isSharing,
    install: installHive,
    start({ supergraph, installed }) {
      const name = `${isRust ? "rust" : "js"}-${isSharing ? "sharing" : "alone"}`;
      const config = join(installed, `${name}.config.mjs`);
      const file = join(installed, "supergraph.graphql");
      writeFileSync(config, hiveConfig({ isSharing, isRust }));
      writeFileSync(file, supergraph);
      const bin = join(installed, "node_modules/@graphql-hive/gateway/dist/bin.js");
      return startServer(
        process.execPath,
        [bin, "supergraph", file, "-c", config, "--fork", "1"],
        {},
        installed,
      );
    },
  };
}

function startApollo({ supergraph, installed }) {
  const script = join(installed, "server.mjs");
  const file = join(installed, "supergraph.graphql");
  writeFileSync(script, APOLLO_SERVER);
  writeFileSync(file, supergraph);
  return startServer(process.execPath, [script, file], {}, installed);
}

/** Resolves when something answers on the port. */
export async function startServer(command, args, environment = {}, cwd = REPOSITORY) {
  const port = await freePort();
  const env = {
    ...process.env,
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: String(port),
    OPERATOR_PORT: "0",
    ...environment,
  };
  const child = startProgram(GATEWAY_CORE, command, args, { cwd, env });
  const output = outputOf(child);
  const startedMs = performance.now();
  while (!(await answers(port))) {
    const isLate = performance.now() - startedMs > START_LIMIT_MS;
    if (isLate || child.exitCode !== null) {
      await stop(child);
      throw new Error(`it did not start: ${output().trim().split("\n").at(-1) ?? ""}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  // taskset replaces itself by the program, so the process id is the server's own.
  return { port, pid: child.pid, output, stop: () => stop(child) };
}

function answers(port) {
  return fetch(`http://127.0.0.1:${port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"query":"{__typename}"}',
    signal: AbortSignal.timeout(2_000),
  }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status < 500;
    },
    () => false,
  );
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
