import { createInterface } from "node:readline/promises";
import { OperatorMistake } from "../system/operator-mistake.js";
import { removeCluster } from "./cluster-place.js";
import { emptyDataDirectory } from "./data-directory.js";

/** Asks for consent and deletes the data; false when the answer is no. */
export async function reset(
  dataDirectory: string,
  options: { readonly isConfirmed: boolean },
): Promise<boolean> {
  if (!options.isConfirmed && !(await askForConsent(dataDirectory))) return false;
  await removeCluster(dataDirectory);
  emptyDataDirectory(dataDirectory);
  return true;
}

async function askForConsent(dataDirectory: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new OperatorMistake(
      `--reset sẽ xóa mọi dữ liệu trong ${dataDirectory} và ở đây không hỏi được: hãy thêm --yes nếu đúng ý.`,
      `--reset deletes all data in ${dataDirectory} and nobody can be asked here: add --yes if that is what you want.`,
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const question = `Xóa mọi dữ liệu trong ${dataDirectory}? · Delete all data in ${dataDirectory}? [y/N] `;
    return /^(y|yes|c|có)$/i.test((await terminal.question(question)).trim());
  } finally {
    terminal.close();
  }
}
