import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { OperatorMistake } from "./system/operator-mistake.js";

export interface Options {
  /** 0 picks a free port. */
  readonly port: number;
  readonly dataDirectory: string;
  readonly isReset: boolean;
  /** Skips the question before a reset. */
  readonly isConfirmed: boolean;
  /** Whether programs are rebuilt and restarted when their sources change. */
  readonly isWatching: boolean;
  /** Whether the dashboard's pages are built first; `npm start` asks for it. */
  readonly isBuildingPages: boolean;
  readonly wantsHelp: boolean;
}

export const HELP = `Khuyến học Hub

  npm start -- [options]

  --port <n>        cổng mạng của hệ thống, mặc định 4000 · the hub's port, 4000 unless given
  --data-dir <dir>  thư mục dữ liệu, mặc định .hub · data directory, .hub unless given
  --reset           xóa dữ liệu và bắt đầu lại (có hỏi) · delete the data and start over (asks first)
  --yes             trả lời "có" cho câu hỏi đó · answer yes to that question
  --watch           biên dịch, khởi động lại khi mã nguồn thay đổi · rebuild and restart when sources change
  --help            phần này · this text
`;

const DEFAULT_PORT = "4000";

/** Parses the command line. Relative folders are resolved against the repository. */
export function parseOptions(args: readonly string[], repository: string): Options {
  const values = readArguments(args);
  return {
    port: parsePort(values.port),
    dataDirectory: resolve(repository, values["data-dir"]),
    isReset: values.reset,
    isConfirmed: values.yes,
    isWatching: values.watch,
    isBuildingPages: values["build-pages"],
    wantsHelp: values.help,
  };
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: "string", default: DEFAULT_PORT },
        "data-dir": { type: "string", default: ".hub" },
        reset: { type: "boolean", default: false },
        yes: { type: "boolean", short: "y", default: false },
        watch: { type: "boolean", default: false },
        "build-pages": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    }).values;
  } catch (error) {
    const problem = error instanceof Error ? error.message.split(". ")[0] : String(error);
    throw new OperatorMistake(
      `Tùy chọn không đúng (${problem}). Tùy chọn đứng sau hai dấu gạch: npm start -- --port 5000; xem npm start -- --help.`,
      `Invalid options (${problem}). Put options after two dashes: npm start -- --port 5000; see npm start -- --help.`,
    );
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new OperatorMistake(
    `--port ${text} không phải là số cổng mạng: hãy dùng một số từ 0 đến 65535.`,
    `--port ${text} is not a port number: use one from 0 to 65535.`,
  );
}
