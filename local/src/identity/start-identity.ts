import { once } from "node:events";
import { readFileSync } from "node:fs";
import pg from "pg";
import type { Logger } from "pino";
import { readAccounts } from "./accounts.js";
import { GuessLimit } from "./guesses.js";
import { pageRenderer } from "./pages/page.js";
import { createProvider } from "./provider.js";
import { createTable, deleteExpired } from "./provider-state.js";
import { createIdentityServer } from "./server.js";
import type { Settings } from "./settings.js";

const CLEAN_UP_EVERY_MS = 60 * 60_000;
const MAX_CONNECTIONS = 4;

export interface IdentityProvider {
  /** Resolves when it answers nobody any more and its connections are closed. */
  stop(): Promise<void>;
}

/** Resolves when it answers at the port of its settings. */
export async function startIdentity(settings: Settings, logger: Logger): Promise<IdentityProvider> {
  const database = new pg.Pool({ connectionString: settings.DATABASE_URL, max: MAX_CONNECTIONS });
  database.on("error", (error) => logger.warn({ err: error }, "A connection to the database has ended"));
  await createTable(database);

  const accounts = readAccounts(settings.ACCOUNTS_FILE);
  const hubUrl = settings.PAGES[0];
  const dashboardStyles = readFileSync(settings.STYLES_FILE, "utf8");
  const renderPage = pageRenderer({ dashboardStyles, formTargets: settings.PAGES, hubUrl });
  const provider = createProvider({ settings, accounts, database, renderPage });
  provider.on("server_error", (_ctx, error) => logger.error({ err: error }, "The provider has failed"));
  const guesses = new GuessLimit();
  const issuer = settings.ISSUER;
  const server = createIdentityServer({ issuer, provider, accounts, guesses, renderPage, hubUrl, logger });
  server.listen(settings.PORT, settings.HOST);
  await once(server, "listening");

  const cleanUp = () =>
    deleteExpired(database).catch((error: unknown) =>
      logger.warn({ err: error }, "What has expired could not be deleted"),
    );
  const cleaning = setInterval(cleanUp, CLEAN_UP_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(cleaning);
      server.close();
      server.closeAllConnections();
      await database.end();
    },
  };
}
