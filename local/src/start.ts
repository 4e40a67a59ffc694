/** `npm start` after install and build: runs a whole hub on this machine. */
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { buildQuietly, buildsOf } from "../bootstrap/build.mjs";
import { onEndOfNpm } from "../bootstrap/parent.mjs";
import { say, step } from "../bootstrap/progress.mjs";
import { CommandFailed } from "../bootstrap/run-quietly.mjs";
import { writeAccounts } from "./data-directory/accounts-file.js";
import { findState, openDataDirectory, type State, writeState } from "./data-directory/data-directory.js";
import { endLeftOvers } from "./data-directory/hub-file.js";
import { acquireLock } from "./data-directory/lock.js";
import { reset } from "./data-directory/reset.js";
import { keepSecrets } from "./data-directory/secrets.js";
import { digestDemonstration } from "./demonstration/digest-demonstration.js";
import { loadDemonstrationData } from "./demonstration/run-load.js";
import {
  chooseDashboardPort,
  DEBUG_PORTS,
  followSources,
  serveDashboard,
  watchPrograms,
} from "./development.js";
import { MEMBERS } from "./members.js";
import { HELP, type Options, parseOptions } from "./options.js";
import { gatewayProgram } from "./programs/gateway-program.js";
import { identityProgram } from "./programs/identity-program.js";
import { type Installation, logFileOf } from "./programs/installation.js";
import { type MemberPorts, memberProgram } from "./programs/member-program.js";
import { formatSummary } from "./summary.js";
import { Hub } from "./supervisor/hub.js";
import { startPostgres } from "./supervisor/start-postgres.js";
import { diskIsFull, findErrorCode, OperatorMistake } from "./system/operator-mistake.js";
import { findFreePort, findObstacle } from "./system/ports.js";

const REPOSITORY = join(import.meta.dirname, "../..");
/** Ctrl-C reaches this process twice, from the terminal and from npm: signals this close together are one. */
const SAME_SIGNAL_MS = 700;

let dataDirectory: string | undefined;

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2), REPOSITORY);
  if (options.wantsHelp) return say(HELP);
  dataDirectory = options.dataDirectory;
  openDataDirectory(dataDirectory);
  const lock = acquireLock(dataDirectory);
  process.once("exit", () => lock.release());
  await endLeftOvers(dataDirectory);
  if (options.isReset && !(await reset(dataDirectory, options))) return;
  await startHub(options);
}

async function startHub(options: Options): Promise<void> {
  const state = findState(options.dataDirectory);
  const port = await choosePort(options.port);
  const hub = new Hub(options.dataDirectory, port);
  const stopRequest = stopOnSignals(hub);
  // Before anybody can see the hub ready, so that no change is missed.
  const sources = options.isWatching ? watchPrograms(REPOSITORY, stopRequest) : undefined;
  try {
    await startProcesses(options, state, hub, port, stopRequest);
    if (sources) await followSources({ ...options, repository: REPOSITORY }, sources, hub, stopRequest);
  } catch (error) {
    // Errors are expected while the hub is being stopped.
    if (hub.isStopping) return;
    await hub.stop();
    throw error;
  }
}

async function startProcesses(
  { dataDirectory: directory, isWatching, isBuildingPages }: Options,
  known: State | undefined,
  hub: Hub,
  port: number,
  stopRequest: AbortSignal,
): Promise<void> {
  const installation: Installation = {
    repository: REPOSITORY,
    dataDirectory: directory,
    secrets: keepSecrets(
      directory,
      MEMBERS.map(({ name }) => name),
    ),
    ...(isWatching && { debugPorts: DEBUG_PORTS }),
  };
  const pages = isBuildingPages ? buildPages(stopRequest) : undefined;
  const postgresPort = await findFreePort();
  const state = await step("Cơ sở dữ liệu · Database (PostgreSQL)", () =>
    startPostgres(installation, { hub, port: postgresPort, state: known, stopRequest }),
  );
  const demonstrationDigest = digestDemonstration();
  if (!state.demonstrationLoadedAt || state.demonstrationDigest !== demonstrationDigest) {
    // Before the members run: a process that has filled its tables itself would keep the memory it needed for that.
    await step("Dữ liệu minh họa · Demonstration data", () =>
      loadDemonstrationData(installation, postgresPort, stopRequest),
    );
    const demonstrationLoadedAt = new Date().toISOString();
    writeState(directory, { ...state, demonstrationLoadedAt, demonstrationDigest });
  }
  const accountsFile = writeAccounts(directory, installation.secrets);
  const dashboardPort = isWatching ? await chooseDashboardPort(port) : undefined;
  const identity = { port: await findFreePort(), postgresPort, hubPort: port, dashboardPort };
  const members = await chooseMemberPorts();
  const names = MEMBERS.map(({ name }) => name).join(", ");
  await step(`Các thành viên · Members: ${names}`, () =>
    Promise.all(members.map((member) => hub.run(memberProgram(installation, member, postgresPort, members)))),
  );
  await step("Đăng nhập · Identity provider", () => hub.run(identityProgram(installation, identity)));
  if (pages) await step("Các trang · Pages", () => pages);
  const gatewayPorts = { port, operatorPort: await findFreePort(), identityPort: identity.port };
  await step("Gateway", () => hub.run(gatewayProgram(installation, gatewayPorts, members)));
  if (dashboardPort !== undefined) await serveDashboard(installation, hub, dashboardPort, port);
  say(
    formatSummary({
      port,
      dashboardPort,
      accountsFile,
      secrets: installation.secrets,
    }),
  );
}

/** Only the gateway waits for them. */
function buildPages(stopRequest: AbortSignal): Promise<string> {
  const pages = buildQuietly(REPOSITORY, process.execPath, buildsOf(REPOSITORY).pages, stopRequest);
  // Whoever waits for them is told. Until then a failure must not end this process before its children.
  pages.catch(() => {});
  return pages;
}

async function choosePort(wanted: number): Promise<number> {
  if (wanted === 0) return findFreePort();
  const obstacle = await findObstacle(wanted);
  if (!obstacle) return wanted;
  throw obstacle === "EADDRINUSE"
    ? new OperatorMistake(
        `Cổng mạng ${wanted} đang có chương trình khác dùng: hãy dừng chương trình đó, hoặc chọn cổng mạng khác: npm start -- --port ${wanted + 1}.`,
        `Port ${wanted} is in use by another program: stop that program, or choose another port: npm start -- --port ${wanted + 1}.`,
      )
    : new OperatorMistake(
        `Không mở được cổng mạng ${wanted} (${obstacle}): hãy chọn cổng mạng khác, ví dụ npm start -- --port 4000.`,
        `Port ${wanted} cannot be opened (${obstacle}): choose another one, e.g. npm start -- --port 4000.`,
      );
}

async function chooseMemberPorts(): Promise<MemberPorts[]> {
  const ports: MemberPorts[] = [];
  for (const { name } of MEMBERS)
    ports.push({ memberName: name, port: await findFreePort(), operatorPort: await findFreePort() });
  return ports;
}

/** From now on a signal stops the hub; a second one kills it at once. */
function stopOnSignals(hub: Hub): AbortSignal {
  const stopRequest = new AbortController();
  let firstAt: number | undefined;
  const onSignal = async () => {
    if (firstAt !== undefined) {
      if (performance.now() - firstAt < SAME_SIGNAL_MS) return;
      hub.kill();
      process.exit(130);
    }
    firstAt = performance.now();
    say("Đang dừng… · Stopping…");
    stopRequest.abort();
    await hub.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, onSignal);
  onEndOfNpm(onSignal);
  return stopRequest.signal;
}

function report(error: unknown): void {
  const code = findErrorCode(error);
  const isFull = dataDirectory && (code === "ENOSPC" || code === "EDQUOT");
  const mistake = isFull && dataDirectory ? diskIsFull(dataDirectory) : error;
  if (mistake instanceof OperatorMistake) {
    process.stderr.write(`\n${mistake.vietnamese}\n${mistake.english}\n`);
    return;
  }
  if (error instanceof CommandFailed) {
    process.stderr.write(`\n${error.output.trim()}\n\n${error.message}\n`);
    return;
  }
  process.stderr.write(
    `\nLỗi ngoài dự kiến · Unexpected error: ${error instanceof Error ? error.message : error}\n`,
  );
  if (dataDirectory) reportBug(logFileOf(dataDirectory, "start"), error);
}

function reportBug(logFile: string, error: unknown): void {
  appendFileSync(logFile, `${new Date().toISOString()} ${error instanceof Error ? error.stack : error}\n`, {
    mode: 0o600,
  });
  process.stderr.write(`Chi tiết · Details: ${logFile}\n`);
}

// The reader of the output may be gone; the hub keeps running.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

main().catch((error: unknown) => {
  report(error);
  process.exit(1);
});
