// Jest's globalSetup: one throw-away PostgreSQL for the whole run, in TEST_DATABASE_URL (a superuser's), and what
// test files share, at TEST_SHARING_URL.
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SERVER = new URL("../../local/dist/postgres/throw-away-postgres.js", import.meta.url);

export default async function setUpRun() {
  if (!existsSync(fileURLToPath(SERVER))) {
    throw new Error(
      'local/dist is missing: run "npx turbo run build --filter=@hub/local" first, or "npm test".',
    );
  }
  const [{ startThrowAwayServer }, { startSharing }] = await Promise.all([
    import(SERVER.href),
    import("./sharing.mjs"),
  ]);
  // The same programs are started many times: what one has compiled, the next ones need not.
  const compiled = mkdtempSync(join(tmpdir(), "hub-test-compiled-"));
  process.env.NODE_COMPILE_CACHE = compiled;
  const [postgres, sharing] = await Promise.all([startThrowAwayServer(), startSharing()]);
  globalThis.hubTestRun = { postgres, sharing, compiled };
  process.env.TEST_DATABASE_URL = postgres.url;
  process.env.TEST_SHARING_URL = sharing.url;
}
