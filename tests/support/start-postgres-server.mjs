// Jest's globalSetup: one throw-away PostgreSQL for the whole run, in TEST_DATABASE_URL (a superuser's).
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SERVER = new URL("../../local/dist/throw-away-postgres.js", import.meta.url);

export default async function startPostgresServer() {
  if (!existsSync(fileURLToPath(SERVER))) {
    throw new Error(
      'local/dist is missing: run "npx turbo run build --filter=@hub/local" first, or "npm test".',
    );
  }
  const { startThrowAwayServer } = await import(SERVER.href);
  const server = await startThrowAwayServer();
  globalThis.hubTestPostgres = server;
  process.env.TEST_DATABASE_URL = server.url;
}
