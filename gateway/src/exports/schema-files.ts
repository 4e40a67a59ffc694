/** The schema as files, where clients may know it: all of it or one member's part, and what has changed in either. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { printSchema } from "graphql";
import { charged } from "../access/quotas.js";
import type { RequestContext } from "../access/request-context.js";
import { type Audience, isIn } from "../operation/disclosure.js";
import { publicPartOf } from "../supergraph/public-part.js";
import type { Supergraph } from "../supergraph/supergraph.js";
import { type ExportFile, textFile } from "./export-file.js";

export interface SchemaFilesOptions {
  /** Who may know the schema. */
  readonly schemaAudience: Audience;
  /** The file that says what has changed in the schema, where there is one. */
  readonly schemaChangesFile: string | undefined;
}

const SCHEMA = "schema.graphql";
const CHANGES = "schema-changes.json";
const OF_MEMBER = /^members\/([^/]+)\/([^/]+)$/;

/** As `npm run compose` writes it; what else a change says is handed on. */
interface DayOfChanges {
  readonly day: string;
  readonly changes: readonly { readonly coordinate: string }[];
}

/** Undefined where the file is none of these, or is not there. */
export async function openSchemaFile(
  file: string,
  supergraph: Supergraph,
  { schemaAudience, schemaChangesFile }: SchemaFilesOptions,
  { quota, caller }: RequestContext,
): Promise<ExportFile | undefined> {
  if (!isIn(schemaAudience, caller)) return undefined;
  const [, member, name = file] = OF_MEMBER.exec(file) ?? [];
  if (name !== SCHEMA && name !== CHANGES) return undefined;
  const part = member === undefined ? undefined : charged(quota, () => publicPartOf(supergraph, member));
  if (member !== undefined && part === undefined) return undefined;
  if (name === SCHEMA) {
    const text = charged(quota, () => part?.print() ?? `${printSchema(supergraph.publicSchema)}\n`);
    return textFile(name, "application/graphql", text);
  }
  // It changes with the supergraph, which may change while the gateway runs.
  if (schemaChangesFile === undefined || !existsSync(schemaChangesFile)) return undefined;
  const changes = await readFile(schemaChangesFile, "utf8");
  return textFile(name, "application/json", part ? changesOf(changes, part.has) : changes);
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
