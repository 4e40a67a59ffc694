/**
 * Other gateways, installed from npm into a scratch folder outside the project: nothing of them is a dependency.
 * One that cannot be installed is reported as such; the rest of the benchmark runs without it.
 */
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const INSTALL_LIMIT_MS = 5 * 60_000;
const run = promisify(execFile);

const HIVE = {
  dependencies: {
    "@graphql-hive/gateway": "2.15.1",
    "@graphql-hive/router-runtime": "1.4.23",
    graphql: "16.15.0",
  },
  // Its newest version asks for a package that does not install together with the rest.
  overrides: { "@graphql-tools/batch-execute": "10.2.0" },
};

const APOLLO = {
  dependencies: { "@apollo/gateway": "2.14.4", "@apollo/server": "5.5.1", graphql: "16.15.0" },
};

/** The folder of the installed peer; throws one sentence when it cannot be installed. */
export function installHive() {
  return install("hive", HIVE);
}

export function installApollo() {
  return install("apollo", APOLLO);
}

async function install(name, manifest) {
  const folder = join(tmpdir(), "hub-bench-peers", name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, ...manifest }, null, 2));
  const args = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
  await run("npm", args, { cwd: folder, timeout: INSTALL_LIMIT_MS, env: withoutNpm(process.env) }).catch(
    ({ stderr, message }) => {
      const reason = /npm error .+/.exec(stderr ?? "")?.[0] ?? message.split("\n")[0];
      throw new Error(`it could not be installed: ${reason}`);
    },
  );
  return folder;
}

/** What the outer npm tells its scripts would reach the inner one as settings. */
function withoutNpm(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith("npm_")));
}

/** How Hive Gateway is told what to share and who plans. */
export function hiveConfig({ isSharing, isRust }) {
  return `
    ${isRust ? 'import { unifiedGraphHandler } from "@graphql-hive/router-runtime";' : ""}
    export const gatewayConfig = {
      logging: false,
      landingPage: false,
      graphiql: false,
      maskedErrors: true,
      inboundInflightRequestDeduplication: ${isSharing},
      transportEntries: { "*.http": { options: { deduplicateInflightRequests: ${isSharing} } } },
      ${isRust ? "unifiedGraphHandler," : ""}
    };`;
}

export const APOLLO_SERVER = `
  import { readFileSync } from "node:fs";
  import { ApolloGateway } from "@apollo/gateway";
  import { ApolloServer } from "@apollo/server";
  import { startStandaloneServer } from "@apollo/server/standalone";
  const gateway = new ApolloGateway({ supergraphSdl: readFileSync(process.argv[2], "utf8") });
  const server = new ApolloServer({ gateway, logger: { debug() {}, info() {}, warn() {}, error: console.error } });
  await startStandaloneServer(server, { listen: { port: Number(process.env.PORT), host: "127.0.0.1" } });
`;
