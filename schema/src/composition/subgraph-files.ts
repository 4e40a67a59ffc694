import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SubgraphFile } from "./compose.js";

export const SCHEMA_DIRECTORY = fileURLToPath(new URL("../..", import.meta.url));

/** The members' committed schemas, sorted by name. */
export function readSubgraphs(): SubgraphFile[] {
  const directory = join(SCHEMA_DIRECTORY, "subgraphs");
  return readdirSync(directory)
    .filter((file) => file.endsWith(".graphql"))
    .sort()
    .map((file) => ({
      name: file.replace(/\.graphql$/, ""),
      file: `schema/subgraphs/${file}`,
      sdl: readFileSync(join(directory, file), "utf8"),
    }));
}
