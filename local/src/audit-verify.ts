/** `npm run audit:verify`: finds what of the access log is not as it was recorded. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { ChainHead } from "@hub/association/access-log/record-access";
import { type Finding, type Verification, verifyChains } from "@hub/association/access-log/verify-chains";
import { association } from "@hub/association/association";
import { openDatabase } from "@hub/subgraph-kit/database";
import { createProgramLogger } from "@hub/subgraph-kit/program-logger";
import { z } from "zod";
import { say } from "../bootstrap/progress.mjs";
import { FILES } from "./data-directory/data-directory.js";
import { databaseUrl } from "./programs/installation.js";
import { REPOSITORY, withDatabases } from "./supervisor/with-databases.js";
import { OperatorMistake } from "./system/operator-mistake.js";

const HELP = `npm run audit:verify -- [options]

  --data-dir <dir>      thư mục dữ liệu của một máy, mặc định .hub · data directory of one machine, .hub unless given
  --database-url <url>  hoặc cơ sở dữ liệu của association · or the association's database
  --heads <file>        heads.json trong AUDIT_DIRECTORY của một gateway; nêu được nhiều lần · of a gateway's AUDIT_DIRECTORY; may be given several times
  --help                phần này · this text

Đi hết các chuỗi của nhật ký truy cập; mã thoát 1 nếu có bản ghi bị sửa, bị thiếu hoặc bị cắt ở cuối.
Walks the chains of the access log; exit code 1 where a record was changed, is missing, or was cut off at the end.
`;

interface Options {
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  readonly heads: readonly string[];
  readonly wantsHelp: boolean;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.wantsHelp) return say(HELP);
  if (options.databaseUrl !== undefined) return verify(options.databaseUrl, options.heads);
  const own = join(options.dataDirectory, FILES.audit, "heads.json");
  const heads = existsSync(own) ? [own, ...options.heads] : options.heads;
  await withDatabases(options.dataDirectory, (installation, port) =>
    verify(databaseUrl(installation, association.name, port), heads),
  );
}

async function verify(url: string, files: readonly string[]): Promise<void> {
  const dataSource = await openDatabase(association, url, createProgramLogger("audit-verify"));
  try {
    report(await verifyChains(dataSource.manager, files.flatMap(readHeads)), files);
  } finally {
    await dataSource.destroy();
  }
}

function report({ counts, findings }: Verification, files: readonly string[]): void {
  for (const [chain, count] of counts) say(`  ${chain}: ${count}`);
  if (files.length === 0)
    say(
      "  Không có heads.json của gateway nào: không thấy được nếu cả nhật ký lẫn access_chain cùng bị cắt. · Without a gateway's heads.json: not seen if the log and access_chain were cut off together.",
    );
  for (const finding of findings) say(`✘ ${explain(finding)}`);
  if (findings.length > 0) process.exitCode = 1;
  else
    say(
      "✔ Không có bản ghi nào bị sửa, bị thiếu hay bị cắt. · No record was changed, is missing or was cut off.",
    );
}

const KINDS: Readonly<Record<Finding["kind"], string>> = {
  changed: "bị sửa · was changed",
  missing: "bị thiếu · is missing",
  "cut off": "và mọi bản ghi sau đó bị cắt · and all after it were cut off",
  "operation changed": "thao tác bị sửa · the operation was changed",
};

function explain({ chain, number, kind }: Finding): string {
  return number === undefined ? `${chain}: ${KINDS[kind]}` : `${chain} ${number}: ${KINDS[kind]}`;
}

const chainHeads = z.array(z.object({ chain: z.string(), number: z.int(), hash: z.string() }));

function readHeads(file: string): readonly ChainHead[] {
  try {
    return chainHeads.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new OperatorMistake(
      `Không đọc được ${file} (${reasonOf(error)}); hãy nêu heads.json trong AUDIT_DIRECTORY của một gateway.`,
      `${file} cannot be read (${reasonOf(error)}); name the heads.json in the AUDIT_DIRECTORY of a gateway.`,
    );
  }
}

function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        "data-dir": { type: "string", default: ".hub" },
        "database-url": { type: "string" },
        heads: { type: "string", multiple: true, default: [] },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    return {
      dataDirectory: resolve(REPOSITORY, values["data-dir"]),
      databaseUrl: values["database-url"],
      heads: values.heads,
      wantsHelp: values.help,
    };
  } catch (error) {
    throw new OperatorMistake(
      `Tùy chọn không đúng (${reasonOf(error)}); xem npm run audit:verify -- --help.`,
      `Invalid options (${reasonOf(error)}); see npm run audit:verify -- --help.`,
    );
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error);
}

main().catch((error: unknown) => {
  if (!(error instanceof OperatorMistake)) throw error;
  process.stderr.write(`\n${error.vietnamese}\n${error.english}\n`);
  process.exitCode = 1;
});
