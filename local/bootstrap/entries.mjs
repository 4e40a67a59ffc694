import { join } from "node:path";

/** What Node is started with for each of the commands, once everything is built. */
export function entryPoints(root) {
  // The supervisor idles nearly all the time: it needs little memory rather than fast code.
  const start = ["--max-semi-space-size=1", "--lite-mode", join(root, "local/dist/start.js")];
  return {
    start,
    dev: [...start, "--watch", "--data-dir", ".hub-dev"],
    gateway: [join(root, "gateway/dist/main.js")],
    "audit-verify": [join(root, "local/dist/audit-verify.js")],
    "demo-large": [join(root, "local/dist/demo-large.js")],
    check: [join(root, "tests/check.mjs")],
    test: [join(root, "tests/run.mjs")],
    stacks: [join(root, "tests/stacks/run.mjs")],
  };
}
