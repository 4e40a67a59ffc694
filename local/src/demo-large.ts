/** `npm run demo:large`: fills the members of a hub on this machine with generated figures, whether it runs or not. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { association } from "@hub/association/association";
import { education } from "@hub/education/education";
import { openDatabase } from "@hub/subgraph-kit/database";
import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { createProgramLogger } from "@hub/subgraph-kit/program-logger";
import { womensUnion } from "@hub/womens-union/womens-union";
import { youthUnion } from "@hub/youth-union/youth-union";
import { say } from "../bootstrap/progress.mjs";
import { writeGenerated } from "./generated-figures/write-generated.js";
import { databaseUrl, type Installation } from "./programs/installation.js";
import { REPOSITORY, withDatabases } from "./supervisor/with-databases.js";
import { OperatorMistake } from "./system/operator-mistake.js";

const DEFINITIONS: readonly MemberDefinition[] = [association, education, womensUnion, youthUnion];
const LINES = 20;

const HELP = `npm run demo:large -- [options]

  --figures <n>     số số liệu sinh tự động, mặc định 100000 · how many generated figures, 100000 unless given
  --seed <n>        cùng một số thì cùng số liệu, mặc định 1 · the same number gives the same figures, 1 unless given
  --data-dir <dir>  thư mục dữ liệu, mặc định .hub · data directory, .hub unless given
  --help            phần này · this text

Hệ thống có thể đang chạy hoặc đã dừng. Số liệu nào cũng mang dấu chưa kiểm chứng. Muốn bỏ: npm start -- --reset (xóa mọi dữ liệu trong thư mục đó).
The hub may run or not. Each figure is marked as unverified. To get rid of them: npm start -- --reset (it deletes all data in that folder).
`;

interface Options {
  readonly figures: number;
  readonly seed: number;
  readonly dataDirectory: string;
  readonly wantsHelp: boolean;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.wantsHelp) return say(HELP);
  await withDatabases(options.dataDirectory, (installation, port) => fill(installation, port, options));
}

async function fill(installation: Installation, postgresPort: number, options: Options): Promise<void> {
  const logger = createProgramLogger("demo-large");
  const startedAt = performance.now();
  const progress = createProgress(options.figures);
  const share = Math.ceil(options.figures / DEFINITIONS.length);
  const counts = await Promise.all(
    DEFINITIONS.map(async (definition, index) => {
      const url = databaseUrl(installation, definition.name, postgresPort);
      const dataSource = await openDatabase(definition, url, logger);
      try {
        const count = Math.max(0, Math.min(share, options.figures - index * share));
        const { seed } = options;
        return await writeGenerated(dataSource, {
          member: definition.name,
          seed,
          count,
          onWritten: progress,
        });
      } finally {
        await dataSource.destroy();
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  const written = counts.reduce((sum, count) => sum + count, 0);
  for (const [index, { name }] of DEFINITIONS.entries()) say(`  ${name}: ${counts[index]}`);
  say(
    `✔ ${written} số liệu sinh tự động · generated figures (${seconds.toFixed(0)} s, ${Math.round(written / seconds)}/s)`,
  );
  say("  Muốn bỏ · To get rid of them: npm start -- --reset");
}

/** Prints a line now and then. */
function createProgress(total: number): (count: number) => void {
  let written = 0;
  let printed = 0;
  return (count) => {
    written += count;
    const part = Math.floor((LINES * written) / total);
    if (part === printed) return;
    printed = part;
    say(`  ${Math.floor((100 * written) / total)} %  ${written}/${total}`);
  };
}

function readOptions(args: readonly string[]): Options {
  const values = readArguments(args);
  return {
    figures: wholeNumber("--figures", values.figures),
    seed: wholeNumber("--seed", values.seed),
    dataDirectory: resolve(REPOSITORY, values["data-dir"]),
    wantsHelp: values.help,
  };
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        figures: { type: "string", default: "100000" },
        seed: { type: "string", default: "1" },
        "data-dir": { type: "string", default: ".hub" },
        help: { type: "boolean", short: "h", default: false },
      },
    }).values;
  } catch (error) {
    const problem = error instanceof Error ? error.message.split(". ")[0] : String(error);
    throw new OperatorMistake(
      `Tùy chọn không đúng (${problem}); xem npm run demo:large -- --help.`,
      `Invalid options (${problem}); see npm run demo:large -- --help.`,
    );
  }
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new OperatorMistake(
    `${option} ${text} không phải là số nguyên: hãy dùng một số từ 0 đến 999999999.`,
    `${option} ${text} is not a whole number: use one from 0 to 999999999.`,
  );
}

main().catch((error: unknown) => {
  if (!(error instanceof OperatorMistake)) throw error;
  process.stderr.write(`\n${error.vietnamese}\n${error.english}\n`);
  process.exitCode = 1;
});
