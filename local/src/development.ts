/** What `npm run dev` does beyond `npm start`. */
import { join } from "node:path";
import { say, step } from "../bootstrap/progress.mjs";
import { FILES } from "./data-directory/data-directory.js";
import { followChanges, followerOf, type WatchedSources, watchSources } from "./follow-changes.js";
import { MEMBERS } from "./members.js";
import { dashboardProgram } from "./programs/dashboard-program.js";
import type { Installation } from "./programs/installation.js";
import type { Hub } from "./supervisor/hub.js";
import { findFreePort, findObstacle } from "./system/ports.js";

const FIRST_DEBUG_PORT = 9_229;

/** Where a debugger attaches to each program. `.vscode/launch.json` uses the same ports. */
export const DEBUG_PORTS: ReadonlyMap<string, number> = new Map(
  ["gateway", ...MEMBERS.map(({ name }) => name)].map((name, index) => [name, FIRST_DEBUG_PORT + index]),
);

/** The gateway's next, where it is free. */
export async function chooseDashboardPort(gatewayPort: number): Promise<number> {
  return (await findObstacle(gatewayPort + 1)) ? findFreePort() : gatewayPort + 1;
}

/** Serves the dashboard from its sources. */
export async function serveDashboard(
  installation: Installation,
  hub: Hub,
  port: number,
  gatewayPort: number,
): Promise<void> {
  await step("Bảng điều khiển · Dashboard (Vite)", () =>
    hub.run(dashboardProgram(installation, port, gatewayPort)),
  );
}

/** Watches the sources of all programs from now on. */
export function watchPrograms(repository: string, stopRequest: AbortSignal): WatchedSources {
  const followers = [
    followerOf(repository, "gateway", "gateway"),
    ...MEMBERS.map(({ name }) => followerOf(repository, name, join("services", name))),
  ];
  return watchSources(followers, stopRequest);
}

/** Rebuilds and restarts what changed. Resolves when the hub is asked to stop. */
export function followSources(
  { repository, dataDirectory }: Omit<Installation, "secrets">,
  sources: WatchedSources,
  hub: Hub,
  stopRequest: AbortSignal,
): Promise<void> {
  say("  Khi sửa mã nguồn, các chương trình dùng đến nó được biên dịch và khởi động lại.");
  say("  Change a source file: the programs that use it are rebuilt and restarted.");
  say(`  Nhật ký · Logs: ${join(dataDirectory, FILES.logs)}\n`);
  return followChanges(repository, sources, (names) => hub.restart(names), stopRequest);
}
