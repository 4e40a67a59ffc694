/** `npm run fetch-schema -- NAME=URL …`: fetches the member's schema and writes schema/subgraphs/NAME.graphql. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fetchSchema, keyVariableOf, SchemaNotTold } from "./fetch-schema.js";
import { SCHEMA_DIRECTORY } from "./subgraph-files.js";

const USAGE = "Usage: npm run fetch-schema -- NAME=URL, such as library=http://127.0.0.1:8000/graphql";

const members = process.argv.slice(2);
if (members.length === 0) fail(USAGE);
for (const member of members) await fetchAndWrite(member);

async function fetchAndWrite(member: string): Promise<void> {
  const [, name, url] = /^([a-z][a-z0-9-]*)=(https?:\/\/.+)$/.exec(member) ?? [];
  if (name === undefined || url === undefined || !URL.canParse(url))
    return fail(`"${member}" is no NAME=URL. ${USAGE}`);
  const key = process.env[keyVariableOf(name)];
  try {
    const sdl = await fetchSchema({ name, url, key });
    writeFileSync(join(SCHEMA_DIRECTORY, "subgraphs", `${name}.graphql`), sdl);
    console.log(`schema/subgraphs/${name}.graphql is what ${url} tells; next: npm run compose`);
  } catch (error) {
    if (!(error instanceof SchemaNotTold)) throw error;
    fail(error.message);
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
