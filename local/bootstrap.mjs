// The first thing "npm start" and "npm test" run, with whatever Node there is. This file and node-version.mjs
// keep to syntax that old versions can read, so that these too answer with a sentence.
import { explainOldNode } from "./bootstrap/node-version.mjs";

const refusal = explainOldNode(process.version);
if (refusal) {
  console.error(refusal);
  process.exitCode = 1;
} else {
  import("./bootstrap/prepare-and-run.mjs").then((module) => module.prepareAndRun(process.argv.slice(2)));
}
