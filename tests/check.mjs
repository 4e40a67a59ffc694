// What "npm run check" runs once everything is installed: all that can be said of a change within seconds.
import { CHECKS, passes } from "./checks.mjs";

const TURBO = "node_modules/turbo/bin/turbo";
const TSC = "node_modules/typescript/bin/tsc";

// Building a workspace checks its types. Of the dashboard only these matter here: bundling it takes longest of all.
const TYPES = [
  [
    "Types",
    [TURBO, "run", "build", "--filter=!@hub/dashboard", "--filter=!@hub/tests", "--output-logs=errors-only"],
  ],
  ["Types of the dashboard", [TSC, "-p", "dashboard"]],
];

for (const check of [...TYPES, ...CHECKS]) if (!(await passes(check))) process.exitCode = 1;
