import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { ConfigProblem, HELP, readConfig } from "./config/read-config.js";
import { createGateway } from "./gateway.js";

// Registered first: if a supervisor dies while the gateway starts, the gateway must not stay behind.
const stopAsked = new Promise((resolve) => {
  for (const signal of ["SIGTERM", "SIGINT", "disconnect"]) process.once(signal, resolve);
});

// V8 allocates in the old generation what it expects to live long. Under load it expects that of the lists of one
// request; once dead, they keep the request's data alive until the next full collection: a fifth of all CPU.
setFlagsFromString("--no-allocation-site-pretenuring");
// By default V8 lets the heap grow to several times the live data before a full collection. Twice takes a fifth less
// memory under load, and no more time.
setFlagsFromString("--heap-growing-percent=100");

try {
  const config = await readConfig(process.argv.slice(2), process.env);
  if (config) {
    const gateway = await createGateway(config);
    // A failure up to here is for the operator to handle: there is nothing yet that could go on.
    gateway.faults.catchUncaught(process);
    letGoOfStartUpMemory();
    await stopAsked;
    await gateway.stop().catch((error: unknown) => {
      gateway.faults.report("stop", error);
      process.exit(1);
    });
    process.exit(0);
  }
  process.stdout.write(HELP);
} catch (error) {
  if (!(error instanceof ConfigProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
process.disconnect?.();

/** Memory used for loading and warming up. V8 would keep it while nothing happens: a fifth of an idle gateway. */
function letGoOfStartUpMemory(): void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect({ type: "major", execution: "sync", flavor: "last-resort" });
}
