// Says which folders form a circle or import against the order of rooms, and exits with 1 if any do.
// Takes the repository to look at; without one, this.
import { join } from "node:path";
import "../soak/typescript.mjs";

const { checkFolders } = await import("./check-folders.ts");
const { FOLDER_RULES } = await import("./folder-rules.ts");

const repository = process.argv[2] ?? join(import.meta.dirname, "../..");
const problems = FOLDER_RULES.flatMap((rules) => checkFolders(repository, rules));
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`No circle between the folders of ${FOLDER_RULES.length} source trees.`);
