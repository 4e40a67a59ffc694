// "npm run check", once everything is installed: every check that takes seconds.
import { CHECKS, passes } from "./checks.mjs";

const TURBO = "node_modules/turbo/bin/turbo";
const TSC = "node_modules/typescript/bin/tsc";

// Building a workspace checks its types. The dashboard is not bundled here, because that takes longest.
const TYPES = [
  [
    "Types",
    [TURBO, "run", "build", "--filter=!@hub/dashboard", "--filter=!@hub/tests", "--output-logs=errors-only"],
  ],
  ["Types of the dashboard", [TSC, "-p", "dashboard"]],
];

for (const check of [...TYPES, ...CHECKS]) if (!(await passes(check))) process.exitCode = 1;
