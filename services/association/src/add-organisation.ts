/**
 * An operator's command at the association's database: adds an organisation, such as the first of an empty hub.
 *
 * Environment: DATABASE_URL and, where it has no password, DATABASE_PASSWORD, or a file that holds either:
 * DATABASE_URL_FILE, DATABASE_PASSWORD_FILE.
 */
import "reflect-metadata";
import { uuidIn } from "@hub/schema/global-id";
import { ConfigError } from "@hub/subgraph-kit/config";
import { readOptions, runOperatorCommand, TEXT } from "./operator-command.js";
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

const OPTIONS = { name: TEXT, english: TEXT, type: TEXT, unit: TEXT, document: TEXT, publisher: TEXT };

await runOperatorCommand("add-organisation", readArguments, async (dataSource, added) => {
  const { id } = await addOrganisation(dataSource, added);
  return `org_${id}`;
});

function readArguments(args: readonly string[]): AddOrganisation {
  const { name, english, type, unit, document, publisher } = readOptions(args, OPTIONS, USAGE);
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
