import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DEMONSTRATION_ACCOUNTS } from "../identity/demonstration-accounts.js";

/** Where the files of the demonstration data are. */
export const DATA_FOLDER = join(import.meta.dirname, "../../demonstration");

/** Another one as soon as any of the files says something else, or there are other accounts. */
export function digestDemonstration(directory = DATA_FOLDER, accounts = DEMONSTRATION_ACCOUNTS): string {
  const digest = createHash("sha256").update(JSON.stringify(accounts));
  for (const file of globSync("**/*.yaml", { cwd: directory }).sort())
    digest
      .update(`${file}\0`)
      .update(readFileSync(join(directory, file)))
      .update("\0");
  return digest.digest("hex");
}
