import { ConfigProblem, HELP, readConfig } from "./config.js";
import { createGateway } from "./gateway.js";

// Listened for from the beginning: a supervisor that dies while the gateway starts must not leave it behind.
const stopAsked = new Promise((resolve) => {
  for (const signal of ["SIGTERM", "SIGINT", "disconnect"]) process.once(signal, resolve);
});

try {
  const config = await readConfig(process.argv.slice(2), process.env);
  if (config) {
    const gateway = await createGateway(config);
    await stopAsked;
    await gateway.stop();
    process.exit(0);
  }
  process.stdout.write(HELP);
} catch (error) {
  if (!(error instanceof ConfigProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
process.disconnect?.();
