/** `npm run compose`: composes schema/subgraphs/*.graphql into schema/supergraph.graphql and schema/api.graphql. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CompositionConflicts, composeSubgraphs } from "./compose.js";
import { readSubgraphs, SCHEMA_DIRECTORY } from "./subgraph-files.js";

try {
  const accessEnforcedElsewhere = process.env["ACCESS_ENFORCED_ELSEWHERE"] === "true";
  const subgraphs = readSubgraphs();
  const { supergraph, api } = composeSubgraphs(subgraphs, { accessEnforcedElsewhere });
  writeFileSync(join(SCHEMA_DIRECTORY, "supergraph.graphql"), supergraph);
  writeFileSync(join(SCHEMA_DIRECTORY, "api.graphql"), api);
  console.log(
    `schema/supergraph.graphql and schema/api.graphql are what ${subgraphs.length} members compose to`,
  );
} catch (error) {
  if (!(error instanceof CompositionConflicts)) throw error;
  console.error(`The members' schemas do not fit together:\n\n  ${error.conflicts.join("\n  ")}\n`);
  process.exitCode = 1;
}
