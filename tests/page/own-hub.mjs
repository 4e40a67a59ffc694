import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { entryPoints } from "@hub/local/bootstrap/entries";

/** A hub with the demonstration data, on a free port; disposing of it removes its data. */
export async function startOwnHub() {
  const directory = mkdtempSync(join(tmpdir(), "hub-page-data-"));
  const { start } = entryPoints(join(import.meta.dirname, "../.."));
  const hub = spawn(process.execPath, [...start, "--port", "0", "--data-dir", directory], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const hasEnded = once(hub, "close");
  const isReady = new Promise((resolve) => {
    let output = "";
    hub.stdout.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
      if (output.includes("/graphql")) resolve(true);
    });
  });
  if (!(await Promise.race([isReady, hasEnded.then(() => false)]))) throw new Error("The hub did not start");
  const { port } = JSON.parse(readFileSync(join(directory, "hub.json"), "utf8"));
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      hub.kill("SIGTERM");
      await hasEnded;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
