/**
 * `npm run compose`: composes schema/subgraphs/*.graphql into schema/supergraph.graphql and schema/api.graphql, and
 * records in schema/schema-changes.json what that has changed in the public schema.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, type GraphQLSchema } from "graphql";
import { CompositionConflicts, composeSubgraphs } from "./compose.js";
import { compareSchemas, type DayOfChanges, printDays, recordChanges } from "./schema-changes.js";
import { readSubgraphs, SCHEMA_DIRECTORY } from "./subgraph-files.js";

try {
  const accessEnforcedElsewhere = process.env["ACCESS_ENFORCED_ELSEWHERE"] === "true";
  const subgraphs = readSubgraphs();
  const { supergraph, api } = composeSubgraphs(subgraphs, { accessEnforcedElsewhere });
  const apiFile = join(SCHEMA_DIRECTORY, "api.graphql");
  record(readFileSync(apiFile, "utf8"), api);
  writeFileSync(join(SCHEMA_DIRECTORY, "supergraph.graphql"), supergraph);
  writeFileSync(apiFile, api);
  console.log(
    `schema/supergraph.graphql and schema/api.graphql are what ${subgraphs.length} members compose to`,
  );
} catch (error) {
  if (!(error instanceof CompositionConflicts)) throw error;
  console.error(`The members' schemas do not fit together:\n\n  ${error.conflicts.join("\n  ")}\n`);
  process.exitCode = 1;
}

function record(before: string, after: string): void {
  const file = join(SCHEMA_DIRECTORY, "schema-changes.json");
  const days: readonly DayOfChanges[] = JSON.parse(readFileSync(file, "utf8"));
  const changes = compareSchemas(readSchema(before), readSchema(after));
  writeFileSync(file, printDays(recordChanges(days, new Date().toISOString().slice(0, 10), changes)));
}

function readSchema(sdl: string): GraphQLSchema {
  return buildSchema(sdl, { assumeValidSDL: true });
}
