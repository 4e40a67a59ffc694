/** `npm run compose`: schema/subgraphs/*.graphql → schema/supergraph.graphql and schema/api.graphql. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CompositionConflicts, composeSubgraphs, type SubgraphFile } from "./compose.js";

const SCHEMA_DIRECTORY = fileURLToPath(new URL("..", import.meta.url));

function readSubgraphs(directory = join(SCHEMA_DIRECTORY, "subgraphs")): SubgraphFile[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith(".graphql"))
    .sort()
    .map((file) => ({
      name: file.replace(/\.graphql$/, ""),
      file: `schema/subgraphs/${file}`,
      sdl: readFileSync(join(directory, file), "utf8"),
    }));
}

try {
  const { supergraph, api } = composeSubgraphs(readSubgraphs());
  writeFileSync(join(SCHEMA_DIRECTORY, "supergraph.graphql"), supergraph);
  writeFileSync(join(SCHEMA_DIRECTORY, "api.graphql"), api);
} catch (error) {
  if (!(error instanceof CompositionConflicts)) throw error;
  console.error(`The members' schemas do not fit together:\n\n  ${error.conflicts.join("\n  ")}\n`);
  process.exitCode = 1;
}
