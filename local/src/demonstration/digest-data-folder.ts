import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the files of the demonstration data are. */
export const DATA_FOLDER = join(import.meta.dirname, "../../demonstration");

/** Another one as soon as any of the files says something else. */
export function digestDataFolder(directory = DATA_FOLDER): string {
  const digest = createHash("sha256");
  for (const file of globSync("**/*.yaml", { cwd: directory }).sort())
    digest
      .update(`${file}\0`)
      .update(readFileSync(join(directory, file)))
      .update("\0");
  return digest.digest("hex");
}
