/**
 * The schema as files, where clients may know it: what the caller or its organisation can use, of all or of one member,
 * and what has changed.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { printSchema } from "graphql";
import { charged } from "../access/quotas.js";
import { type Audience, isIn } from "../operation/disclosure.js";
import { publicPartOf } from "../supergraph/public-part.js";
import { printContract, type RightsOfOrganisation, type SchemaReading } from "./contract-file.js";
import { type ExportFile, textFile } from "./export-file.js";

export interface SchemaFilesOptions {
  /** Who may know the schema. */
  readonly schemaAudience: Audience;
  /** The file that says what has changed in the schema, where there is one. */
  readonly schemaChangesFile: string | undefined;
  readonly rightsOfOrganisation: RightsOfOrganisation;
}

const SCHEMA = "schema.graphql";
const CHANGES = "schema-changes.json";
const OF_MEMBER = /^members\/([^/]+)\/([^/]+)$/;
const OF_ORGANISATION = /^contracts\/([^/]+)\.graphql$/;

/** As `npm run compose` writes it; what else a change says is handed on. */
interface DayOfChanges {
  readonly day: string;
  readonly changes: readonly { readonly coordinate: string }[];
}

/**
 * Undefined where the file is none of these, or is not there.
 * @throws RequestRefusal to who has no right of the organisation whose file it is
 */
export async function openSchemaFile(
  file: string,
  reading: SchemaReading,
  { schemaAudience, schemaChangesFile, rightsOfOrganisation }: SchemaFilesOptions,
): Promise<ExportFile | undefined> {
  const { engine, context } = reading;
  const { quota, caller } = context;
  if (!isIn(schemaAudience, caller)) return undefined;
  const [, organisation] = OF_ORGANISATION.exec(file) ?? [];
  if (organisation !== undefined) {
    const text = await printContract(organisation, reading, rightsOfOrganisation);
    return text === undefined ? undefined : schemaFile(`${organisation}.graphql`, text);
  }
  const [, member, name = file] = OF_MEMBER.exec(file) ?? [];
  if (name !== SCHEMA && name !== CHANGES) return undefined;
  const part =
    member === undefined ? undefined : charged(quota, () => publicPartOf(engine.supergraph, member));
  if (member !== undefined && part === undefined) return undefined;
  if (name === SCHEMA) {
    const contract = charged(quota, () => `${printSchema(engine.contractOf(caller))}\n`);
    return schemaFile(name, part ? charged(quota, () => part.print(contract)) : contract);
  }
  // It changes with the supergraph, which may change while the gateway runs.
  if (schemaChangesFile === undefined || !existsSync(schemaChangesFile)) return undefined;
  const changes = await readFile(schemaChangesFile, "utf8");
  return textFile(name, "application/json", part ? changesOf(changes, part.has) : changes);
}

function schemaFile(name: string, text: string): ExportFile {
  const etag = `"${createHash("sha256").update(text).digest("base64url")}"`;
  return { ...textFile(name, "application/graphql", text), etag };
}

/** What is no longer there is nobody's part: it stands in the changes of the whole schema. */
function changesOf(all: string, has: (coordinate: string) => boolean): string {
  const days: readonly DayOfChanges[] = JSON.parse(all);
  const own = days.flatMap(({ day, changes }) => {
    const left = changes.filter(({ coordinate }) => has(coordinate));
    return left.length === 0 ? [] : [{ day, changes: left }];
  });
  return `${JSON.stringify(own)}\n`;
}
