// Prints circles of imports and imports against the order of rooms; exits with 1 if there are any.
// The argument is the repository to check, by default this one.
import { join } from "node:path";
import "../soak/typescript.mjs";

const { checkFolders } = await import("./check-folders.ts");
const { FOLDER_RULES } = await import("./folder-rules.ts");

const repository = process.argv[2] ?? join(import.meta.dirname, "../..");
const problems = FOLDER_RULES.flatMap((rules) => checkFolders(repository, rules));
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`No circle of imports in ${FOLDER_RULES.length} source trees.`);
