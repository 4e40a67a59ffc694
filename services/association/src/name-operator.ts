/**
 * An operator's command at the association's database: names the first operator of a hub.
 *
 * Environment: DATABASE_URL and, where it has no password, DATABASE_PASSWORD, or a file that holds either:
 * DATABASE_URL_FILE, DATABASE_PASSWORD_FILE.
 */
import "reflect-metadata";
import { uuidIn } from "@hub/schema/global-id";
import { ConfigError } from "@hub/subgraph-kit/config";
import { readOptions, runOperatorCommand, TEXT } from "./operator-command.js";
import { type NameOperator, nameOperator } from "./rights/name-operator.js";

const USAGE = `Cách dùng · Usage: node dist/name-operator.js --account SUB --organisation ORG_ID --reason TEXT [--name NAME]

Giao quyền quản trị hệ thống (OPERATOR) cho một tài khoản; người đó giao mọi quyền khác trên trang.
Gives an account the right of an operator (OPERATOR), who gives all other rights.

  --account SUB        "sub" của tài khoản ở nơi đăng nhập · the account's "sub" at the identity provider
  --organisation ID    cơ quan, ví dụ org_… · the organisation, such as org_…
  --reason TEXT        lý do, ví dụ số quyết định · why, such as the number of a decision
  --name NAME          tên để gọi tài khoản · what to call the account
`;

const OPTIONS = { account: TEXT, organisation: TEXT, reason: TEXT, name: TEXT };

await runOperatorCommand("name-operator", readArguments, async ({ manager }, named) => {
  const { id } = await nameOperator(manager, named);
  return `Đã giao quyền, có hiệu lực ngay · The right is given and holds now: right_${id}`;
});

function readArguments(args: readonly string[]): NameOperator {
  const { account, organisation, reason, name } = readOptions(args, OPTIONS, USAGE);
  const organisationId = organisation === undefined ? undefined : uuidIn(organisation);
  if (!account || !organisationId || !reason) throw new ConfigError(USAGE);
  return { account, accountName: name ?? null, organisationId, reason };
}
