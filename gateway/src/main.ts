import { ConfigProblem, HELP, readConfig } from "./config.js";
import { createGateway } from "./gateway.js";

try {
  const config = await readConfig(process.argv.slice(2), process.env);
  if (config) await runUntilStopped(await createGateway(config));
  else process.stdout.write(HELP);
} catch (error) {
  if (!(error instanceof ConfigProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** Until the operator, the system or the death of the supervisor says so. */
async function runUntilStopped(gateway: { stop(): Promise<void> }): Promise<void> {
  await new Promise<unknown>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT", "disconnect"]) process.once(signal, resolve);
  });
  await gateway.stop();
  process.exit(0);
}
