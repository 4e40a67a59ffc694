/** `npm run compose`: schema/subgraphs/*.graphql → schema/supergraph.graphql and schema/api.graphql. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CompositionConflicts, composeSubgraphs } from "./compose.js";
import { readSubgraphs, SCHEMA_DIRECTORY } from "./subgraph-files.js";

try {
  const accessEnforcedElsewhere = process.env["ACCESS_ENFORCED_ELSEWHERE"] === "true";
  const { supergraph, api } = composeSubgraphs(readSubgraphs(), { accessEnforcedElsewhere });
  writeFileSync(join(SCHEMA_DIRECTORY, "supergraph.graphql"), supergraph);
  writeFileSync(join(SCHEMA_DIRECTORY, "api.graphql"), api);
} catch (error) {
  if (!(error instanceof CompositionConflicts)) throw error;
  console.error(`The members' schemas do not fit together:\n\n  ${error.conflicts.join("\n  ")}\n`);
  process.exitCode = 1;
}
