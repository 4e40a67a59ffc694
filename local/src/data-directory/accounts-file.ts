import { join } from "node:path";
import type { AccountEntry } from "../identity/accounts.js";
import { DEMONSTRATION_ACCOUNTS, type DemonstrationAccount } from "../identity/demonstration-accounts.js";
import { PAGE_CLIENT } from "../identity/page-client.js";
import { organisationId, UNIT_OF_MEMBERS } from "../members.js";
import { replaceFile } from "../system/replace-file.js";
import { FILES } from "./data-directory.js";
import type { Secrets } from "./secrets.js";

/** Writes down with what the demonstration's people and systems sign in. Returns where. */
export function writeAccounts(dataDirectory: string, secrets: Secrets): string {
  const file = join(dataDirectory, FILES.accounts);
  const entries = DEMONSTRATION_ACCOUNTS.map((account) => entryOf(account, secrets));
  replaceFile(file, `${JSON.stringify(entries, null, 2)}\n`);
  return file;
}

function entryOf(
  { kind, subject, organisation, roles, reach }: DemonstrationAccount,
  secrets: Secrets,
): AccountEntry {
  const secret = secrets.accountSecret(subject);
  const whatItMay = {
    organisation: organisationId(organisation),
    roles: [...roles],
    unit: reach === "everywhere" ? null : UNIT_OF_MEMBERS,
  };
  return kind === "person"
    ? { kind, clientId: PAGE_CLIENT, login: subject, password: secret, ...whatItMay }
    : { kind, clientId: subject, clientSecret: secret, ...whatItMay };
}
