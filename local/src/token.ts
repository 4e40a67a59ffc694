/** `npm run -s token -- ACCOUNT`: an access token for one of the systems of the hub that runs on this machine. */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { FILES } from "./data-directory/data-directory.js";
import { findRunningHub } from "./data-directory/hub-file.js";
import { readAccounts, type System } from "./identity/accounts.js";
import { fetchSystemToken } from "./identity/system-token.js";
import { OperatorMistake } from "./system/operator-mistake.js";

const REPOSITORY = join(import.meta.dirname, "../..");
const DEFAULT_ACCOUNT = "system-association";

async function main(): Promise<void> {
  const { account, dataDirectory } = readArguments(process.argv.slice(2));
  const hub = findRunningHub(dataDirectory);
  if (!hub) {
    throw new OperatorMistake(
      `Không có hệ thống nào đang chạy với dữ liệu ở ${dataDirectory}: hãy chạy npm start trước, hoặc chỉ đúng thư mục bằng --data-dir.`,
      `No hub runs with the data in ${dataDirectory}: run npm start first, or name its folder with --data-dir.`,
    );
  }
  const system = findSystem(dataDirectory, account);
  const token = await fetchSystemToken(`http://127.0.0.1:${hub.port}`, system).catch((error: unknown) => {
    const log = join(dataDirectory, FILES.logs, "identity.log");
    const answer = error instanceof Error ? error.message : String(error);
    throw new OperatorMistake(
      `Nơi đăng nhập không cấp mã truy cập (${answer}): hãy xem nhật ký ${log}.`,
      `The identity provider gives no token (${answer}): look into the log ${log}.`,
    );
  });
  process.stdout.write(`${token.text}\n`);
}

function findSystem(dataDirectory: string, account: string): System {
  const { systems } = readAccounts(join(dataDirectory, FILES.accounts));
  const found = systems.find(({ clientId }) => clientId === account);
  if (found) return found;
  const names = systems.map(({ clientId }) => clientId).join(", ");
  throw new OperatorMistake(
    `${account} không phải là tài khoản của một hệ thống: hãy dùng một trong ${names}.`,
    `${account} is not the account of a system: use one of ${names}.`,
  );
}

function readArguments(args: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { "data-dir": { type: "string", default: ".hub" } },
    });
    const [account = DEFAULT_ACCOUNT] = positionals;
    return { account, dataDirectory: resolve(REPOSITORY, values["data-dir"]) };
  } catch (error) {
    const problem = error instanceof Error ? error.message.split(". ")[0] : String(error);
    throw new OperatorMistake(
      `Tùy chọn không đúng (${problem}): npm run -s token -- ${DEFAULT_ACCOUNT} [--data-dir THƯ-MỤC].`,
      `Invalid options (${problem}): npm run -s token -- ${DEFAULT_ACCOUNT} [--data-dir DIR].`,
    );
  }
}

main().catch((error: unknown) => {
  if (!(error instanceof OperatorMistake)) throw error;
  process.stderr.write(`\n${error.vietnamese}\n${error.english}\n`);
  process.exitCode = 1;
});
