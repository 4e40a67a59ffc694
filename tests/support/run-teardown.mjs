// Jest's globalTeardown: runs after failed tests too.
import { rmSync } from "node:fs";

export default async function tearDownRun() {
  const { postgres, sharing, compiled } = globalThis.hubTestRun ?? {};
  await Promise.all([postgres?.stop(), sharing?.stop()]);
  if (compiled) rmSync(compiled, { recursive: true, force: true });
}
