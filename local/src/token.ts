/** `npm run -s token -- ACCOUNT`: an access token for one of the systems of the hub that runs on this machine. */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { FILES } from "./data-directory/data-directory.js";
import { findRunningHub } from "./data-directory/hub-file.js";
import { readAccountEntries } from "./identity/accounts.js";
import { OperatorMistake } from "./system/operator-mistake.js";

const REPOSITORY = join(import.meta.dirname, "../..");
const DEFAULT_ACCOUNT = "system-association";
const tokenAnswer = z.object({ access_token: z.string() });

async function main(): Promise<void> {
  const { account, dataDirectory } = readArguments(process.argv.slice(2));
  const hub = findRunningHub(dataDirectory);
  if (!hub) {
    throw new OperatorMistake(
      `Không có hệ thống nào đang chạy với dữ liệu ở ${dataDirectory}: hãy chạy npm start trước, hoặc chỉ đúng thư mục bằng --data-dir.`,
      `No hub runs with the data in ${dataDirectory}: run npm start first, or name its folder with --data-dir.`,
    );
  }
  const secret = findSecret(dataDirectory, account);
  const response = await fetch(`http://127.0.0.1:${hub.port}/oidc/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${account}:${secret}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "client_credentials", scope: "hub" }),
  });
  const answer = await response.text();
  if (!response.ok) {
    throw new OperatorMistake(
      `Chương trình đăng nhập trả lời ${response.status} (${answer}): hãy xem nhật ký ${join(dataDirectory, FILES.logs, "identity.log")}.`,
      `The identity provider answers ${response.status} (${answer}): look into the log ${join(dataDirectory, FILES.logs, "identity.log")}.`,
    );
  }
  process.stdout.write(`${tokenAnswer.parse(JSON.parse(answer)).access_token}\n`);
}

function findSecret(dataDirectory: string, account: string): string {
  const systems = readAccountEntries(join(dataDirectory, FILES.accounts)).filter(
    ({ kind }) => kind === "system",
  );
  const found = systems.find(({ clientId }) => clientId === account);
  if (found?.kind === "system") return found.clientSecret;
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
