import { join } from "node:path";
import { FILES } from "../data-directory/data-directory.js";
import { IDENTITY, PROGRAMS } from "../members.js";
import { databaseUrl, type Installation } from "./installation.js";
import { nodeProgram } from "./node-program.js";
import type { Program } from "./program.js";

/** Where people and systems sign in, as they reach it: below the gateway's address. */
export function issuerOf(hubPort: number): string {
  return `http://localhost:${hubPort}/oidc`;
}

/** The API for which the issuer's access tokens are. */
export function audienceOf(hubPort: number): string {
  return `http://localhost:${hubPort}/graphql`;
}

export interface IdentityPorts {
  readonly port: number;
  readonly postgresPort: number;
  /** Where the gateway is, and with it the pages. */
  readonly hubPort: number;
  /** Where the dashboard is served from its sources. */
  readonly dashboardPort: number | undefined;
}

export function identityProgram(
  installation: Installation,
  { port, postgresPort, hubPort, dashboardPort }: IdentityPorts,
): Program {
  const { repository, dataDirectory, secrets } = installation;
  const pagePorts = [hubPort, ...(dashboardPort === undefined ? [] : [dashboardPort])];
  return nodeProgram(installation, {
    name: IDENTITY,
    port,
    main: PROGRAMS.identity(repository),
    // It idles nearly all the time.
    nodeFlags: ["--max-semi-space-size=1"],
    environment: {
      DATABASE_URL: databaseUrl(installation, IDENTITY, postgresPort),
      ISSUER: issuerOf(hubPort),
      AUDIENCE: audienceOf(hubPort),
      PAGES: pagePorts.map((pagePort) => `http://localhost:${pagePort}`).join(","),
      ACCOUNTS_FILE: join(dataDirectory, FILES.accounts),
      SIGNING_KEY: secrets.signingKey,
      COOKIE_KEY: secrets.cookieKey,
      STYLES_FILE: PROGRAMS.dashboardStyles(repository),
    },
  });
}
