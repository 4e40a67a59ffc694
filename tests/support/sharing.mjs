// What the test files of one run share. Each thing is made when a file first asks for it, in Jest's own process,
// which outlives the workers that ask.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { entryPoints } from "@hub/local/bootstrap/entries";
import { superuserUrl } from "@hub/local/postgres/postgres";
import pg from "pg";

const ROOT = join(import.meta.dirname, "../..");
const run = promisify(execFile);
const BROWSER_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** What can be asked for, by the path it is asked at. What a maker gives has a `value` for the asker and a `stop`. */
const MAKERS = { "/browser": launchBrowser, "/data-directory": fillDataDirectory, "/hub": startHubToRead };

/** Answers at `url` until it is stopped, which stops all that was made, too. */
export async function startSharing() {
  const made = new Map();
  const make = (path) => {
    if (!made.has(path)) made.set(path, MAKERS[path](make));
    return made.get(path);
  };
  const server = createServer((request, response) => {
    make(request.url).then(
      ({ value }) => response.end(value),
      (error) => response.writeHead(500).end(error.message),
    );
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      for (const result of await Promise.allSettled(made.values())) await result.value?.stop();
    },
  };
}

/** One Chromium; files connect to it and get contexts of their own. */
async function launchBrowser() {
  const [{ default: chromium }, { chromium: playwright }] = await Promise.all([
    import("@sparticuz/chromium"),
    import("playwright-core"),
  ]);
  const executablePath = await chromium.executablePath();
  const browser = await playwright.launchServer({ executablePath, headless: true, args: BROWSER_ARGS });
  return { value: browser.wsEndpoint(), stop: () => browser.close() };
}

/** The data of a hub that has started once: a hub on a copy of them starts in half the time. */
async function fillDataDirectory() {
  const directory = makeDirectory();
  try {
    const hub = await startHub(directory.path);
    if (!hub.output().includes("Demonstration data")) throw new Error(`Nothing was loaded:\n${hub.output()}`);
    await writeAllToDisk(directory.path);
    await hub.stop();
  } catch (error) {
    directory.remove();
    throw error;
  }
  rmSync(join(directory.path, "logs"), { recursive: true });
  // Tests kill processes; none of them cuts the power.
  const settings = join(directory.path, "postgres/postgresql.auto.conf");
  appendFileSync(settings, "fsync = off\nfull_page_writes = off\n");
  return { value: directory.path, stop: directory.remove };
}

/** A hub that any number of files read at once; its data directory says where it is. */
async function startHubToRead(make) {
  const { value: filled } = await make("/data-directory");
  const directory = makeDirectory();
  try {
    await copyDirectory(filled, directory.path);
    const hub = await startHub(directory.path);
    return { value: directory.path, stop: () => hub.stop().finally(directory.remove) };
  } catch (error) {
    directory.remove();
    throw error;
  }
}

function makeDirectory() {
  const path = mkdtempSync(join(tmpdir(), "hub-test-data-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** PostgreSQL's files stay its user's. */
async function copyDirectory(from, to) {
  await run("cp", ["-a", `${from}/.`, to]);
}

/** Resolves when the hub is ready. */
async function startHub(directory) {
  const { NODE_ENV: _ofJest, ...env } = process.env;
  const args = [...entryPoints(ROOT).start, "--port", "0", "--data-dir", directory];
  const hub = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const hasEnded = once(hub, "close");
  let output = "";
  const isReady = new Promise((resolve) => {
    for (const stream of [hub.stdout, hub.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk) => {
        output += chunk;
        if (output.includes("/graphql")) resolve(true);
      });
    }
  });
  const end = async () => {
    const [code] = await hasEnded;
    if (code !== 0) throw new Error(`A hub did not start and stop (exit code ${code}):\n${output}`);
  };
  if (!(await Promise.race([isReady, hasEnded.then(() => false)]))) await end();
  return {
    output: () => output,
    stop() {
      hub.kill("SIGTERM");
      return end();
    },
  };
}

/** What is written when the server is stopped, it may have no time for; each copy would have to recover it. */
async function writeAllToDisk(directory) {
  const read = (file) => JSON.parse(readFileSync(join(directory, file), "utf8"));
  const url = superuserUrl(read("secrets.json").superuserPassword, read("hub.json").postgres.port);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("CHECKPOINT");
  await client.end();
}
