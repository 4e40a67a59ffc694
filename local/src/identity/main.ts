/** The identity provider of a hub on one machine. Runs until SIGTERM, SIGINT or the end of the supervising process. */
import { createProgramLog } from "@hub/subgraph-kit/program-logger";
import { reportUncaught } from "@hub/subgraph-kit/uncaught";
import { readSettings } from "./settings.js";
import { startIdentity } from "./start-identity.js";

// Registered first: a supervisor that dies while this starts must not leave an orphan.
const stopAsked = new Promise((resolve) => {
  for (const signal of ["SIGTERM", "SIGINT", "disconnect"]) process.once(signal, resolve);
});
const logger = createProgramLog({ level: "info", base: { program: "identity" } });
const provider = await startIdentity(readSettings(process.env), logger);
reportUncaught(logger);
await stopAsked;
await provider.stop();
process.exit(0);
