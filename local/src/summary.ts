import { relative } from "node:path";
import type { Secrets } from "./data-directory/secrets.js";
import { DEMONSTRATION_ACCOUNTS } from "./identity/demonstration-accounts.js";

export interface Summary {
  readonly port: number;
  /** The dashboard's port, if the gateway does not serve it. */
  readonly dashboardPort?: number | undefined;
  readonly accountsFile: string;
  readonly secrets: Secrets;
}

/** Two people of different organisations, who have different roles. */
const SAMPLES = ["secretary@association", "reporter@education"];
const SAMPLE_SYSTEM = "system-education";

/** What to show once the hub is running: the addresses, and who can sign in. */
export function formatSummary({ port, dashboardPort, accountsFile, secrets }: Summary): string {
  const url = `http://localhost:${port}`;
  const people = DEMONSTRATION_ACCOUNTS.filter(({ kind }) => kind === "person").length;
  const systems = DEMONSTRATION_ACCOUNTS.length - people;
  const rows = [
    ["Bảng điều khiển · Dashboard", `http://localhost:${dashboardPort ?? port}/`],
    ["GraphQL", `${url}/graphql`],
    ["Công cụ truy vấn · Explorer", `${url}/truy-van`],
    [
      "Tài khoản · Accounts",
      `${people} người · people, ${systems} hệ thống · systems (${relative(process.cwd(), accountsFile)})`,
    ],
    ...SAMPLES.map((subject) => [`  ${subject}`, secrets.accountSecret(subject)]),
    [`  ${SAMPLE_SYSTEM}`, `npm run -s token -- ${SAMPLE_SYSTEM}`],
    ["Dừng · Stop", "Ctrl-C"],
  ];
  const width = Math.max(...rows.map(([title = ""]) => title.length));
  return ["", ...rows.map(([title = "", value = ""]) => `  ${title.padEnd(width)}   ${value}`), ""].join(
    "\n",
  );
}
