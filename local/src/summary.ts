import { relative } from "node:path";

export interface Summary {
  readonly port: number;
  /** The dashboard's port, if the gateway does not serve it. */
  readonly dashboardPort?: number | undefined;
  readonly writeKeyFile: string;
  readonly writeKey: string;
}

/** What to show once the hub is running: the addresses and the write key. */
export function formatSummary({ port, dashboardPort, writeKeyFile, writeKey }: Summary): string {
  const url = `http://localhost:${port}`;
  const rows = [
    ["Bảng điều khiển · Dashboard", `http://localhost:${dashboardPort ?? port}/`],
    ["GraphQL", `${url}/graphql`],
    ["Công cụ truy vấn · Explorer", `${url}/truy-van`],
    ["Khóa ghi · Write key", `${writeKey} (${relative(process.cwd(), writeKeyFile)})`],
    ["Dừng · Stop", "Ctrl-C"],
  ];
  const width = Math.max(...rows.map(([title = ""]) => title.length));
  return ["", ...rows.map(([title = "", value = ""]) => `  ${title.padEnd(width)}   ${value}`), ""].join(
    "\n",
  );
}
