/**
 * An operator's command at the association's database: names the first operator of a hub.
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
import { type NameOperator, nameOperator } from "./rights/name-operator.js";

const USAGE = `Cách dùng · Usage: node dist/name-operator.js --account SUB --organisation ORG_ID --reason TEXT [--name NAME]

Giao quyền quản trị hệ thống (OPERATOR) cho một tài khoản; người đó giao mọi quyền khác trên trang.
Gives an account the right of an operator (OPERATOR), who gives all other rights.

  --account SUB        "sub" của tài khoản ở nơi đăng nhập · the account's "sub" at the identity provider
  --organisation ID    cơ quan, ví dụ org_… · the organisation, such as org_…
  --reason TEXT        lý do, ví dụ số quyết định · why, such as the number of a decision
  --name NAME          tên để gọi tài khoản · what to call the account
`;

try {
  const named = readArguments(process.argv.slice(2));
  const url = parseDatabaseUrl(process.env);
  const dataSource = await openDatabase(association, url, createProgramLogger("name-operator"));
  try {
    const { id } = await nameOperator(dataSource.manager, named);
    console.log(`Đã giao quyền, có hiệu lực ngay · The right is given and holds now: right_${id}`);
  } finally {
    await dataSource.destroy();
  }
} catch (error) {
  if (!(error instanceof Refusal || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function readArguments(args: readonly string[]): NameOperator {
  const { account, organisation, reason, name } = parse(args);
  const organisationId = organisation === undefined ? undefined : uuidIn(organisation);
  if (!account || !organisationId || !reason) throw new ConfigError(USAGE);
  return { account, accountName: name ?? null, organisationId, reason };
}

function parse(args: readonly string[]) {
  try {
    const text = { type: "string" } as const;
    return parseArgs({
      args: [...args],
      options: { account: text, organisation: text, reason: text, name: text },
    }).values;
  } catch {
    throw new ConfigError(USAGE);
  }
}
