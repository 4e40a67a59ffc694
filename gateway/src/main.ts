import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { ConfigProblem, HELP, readConfig } from "./config/config.js";
import { createGateway } from "./gateway.js";

// Listened for from the beginning: a supervisor that dies while the gateway starts must not leave it behind.
const stopAsked = new Promise((resolve) => {
  for (const signal of ["SIGTERM", "SIGINT", "disconnect"]) process.once(signal, resolve);
});

// V8 allocates in the old generation what it takes for long-lived. Under load it takes the lists of one request for
// that; dead, they still keep the request's data alive until the next full collection: a fifth of all CPU.
setFlagsFromString("--no-allocation-site-pretenuring");
// By itself V8 lets the heap grow to several times of what is alive before it collects all of it. Twice takes a fifth
// less memory under load, and no more time.
setFlagsFromString("--heap-growing-percent=100");

try {
  const config = await readConfig(process.argv.slice(2), process.env);
  if (config) {
    const gateway = await createGateway(config);
    // Until here whatever fails is the operator's to know: there is nothing yet that could go on.
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

/** What loading and warming up took: V8 would keep it for as long as nothing happens, a fifth of an idle gateway. */
function letGoOfStartUpMemory(): void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect({ type: "major", execution: "sync", flavor: "last-resort" });
}
