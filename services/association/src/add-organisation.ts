/**
 * An operator's command at the association's database: adds an organisation, such as the first of an empty hub.
 *
 * Environment: DATABASE_URL and, where it has no password, DATABASE_PASSWORD, or a file that holds either:
 * DATABASE_URL_FILE, DATABASE_PASSWORD_FILE.
 */
import "reflect-metadata";
import { parseArgs } from "node:util";
import { uuidIn } from "@hub/schema/global-id";
import { ConfigError, parseDatabaseUrl } from "@hub/subgraph-kit/config";
import { openDatabase } from "@hub/subgraph-kit/database";
import { createProgramLogger } from "@hub/subgraph-kit/program-logger";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { association } from "./association.js";
import { type AddOrganisation, addOrganisation } from "./organisations/add-organisation.js";
import { OrganisationType } from "./organisations/organisation.js";

const USAGE = `Cách dùng · Usage: node dist/add-organisation.js --name NAME --type TYPE --document NUMBER --publisher PUBLISHER [--english NAME] [--unit UNIT_ID]

Ghi một cơ quan, tổ chức, theo văn bản nêu tên cơ quan đó, và in mã của nó (org_…).
Adds an organisation, after the document that names it, and prints its id (org_…).

  --name NAME            tên đầy đủ · its full name
  --english NAME         tên tiếng Anh · its English name
  --type TYPE            loại · its kind: ${Object.values(OrganisationType).join(", ")}
  --unit ID              nơi làm việc, ví dụ unit_…; bỏ trống: trung ương · where it works, such as unit_…; left out: everywhere
  --document NUMBER      số, ký hiệu văn bản · the document's number
  --publisher PUBLISHER  cơ quan ban hành · who issued it
`;

try {
  const added = readArguments(process.argv.slice(2));
  const url = parseDatabaseUrl(process.env);
  const dataSource = await openDatabase(association, url, createProgramLogger("add-organisation"));
  try {
    const { id } = await addOrganisation(dataSource, added);
    console.log(`org_${id}`);
  } finally {
    await dataSource.destroy();
  }
} catch (error) {
  if (!(error instanceof Refusal || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function readArguments(args: readonly string[]): AddOrganisation {
  const { name, english, type, unit, document, publisher } = parse(args);
  const known = Object.values(OrganisationType).find((one) => one === type);
  const unitId = unit === undefined ? null : uuidIn(unit);
  if (!name || !known || !document || !publisher || unitId === undefined) throw new ConfigError(USAGE);
  return {
    name: { vi: name, en: english ?? null },
    type: known,
    unitId,
    source: { publisher, document: { number: document } },
  };
}

function parse(args: readonly string[]) {
  try {
    const text = { type: "string" } as const;
    return parseArgs({
      args: [...args],
      options: { name: text, english: text, type: text, unit: text, document: text, publisher: text },
    }).values;
  } catch {
    throw new ConfigError(USAGE);
  }
}
