/** What `npm run dev` has beyond `npm start`. */
import { join } from "node:path";
import { say, step } from "../bootstrap/progress.mjs";
import { FILES } from "./data-directory.js";
import { followChanges, followerOf } from "./follow-changes.js";
import type { Hub } from "./hub.js";
import { MEMBERS } from "./members.js";
import { findFreePort, findObstacle } from "./ports.js";
import { dashboardProgram, type Surroundings } from "./programs.js";

const FIRST_DEBUG_PORT = 9_229;

/** Where a debugger attaches to each program; `.vscode/launch.json` names the same. */
export const DEBUG_PORTS: ReadonlyMap<string, number> = new Map(
  ["gateway", ...MEMBERS.map(({ name }) => name)].map((name, index) => [name, FIRST_DEBUG_PORT + index]),
);

/** Resolves with the port of a dashboard that shows each change of its sources at once. */
export async function serveDashboard(around: Surroundings, hub: Hub, gatewayPort: number): Promise<number> {
  const port = (await findObstacle(gatewayPort + 1)) ? await findFreePort() : gatewayPort + 1;
  await step("Bảng điều khiển · Dashboard (Vite)", () =>
    hub.run(dashboardProgram(around, port, gatewayPort)),
  );
  return port;
}

/** Builds and restarts what is changed; resolves when the hub is asked to stop. */
export function followSources(
  { repository, dataDirectory }: Omit<Surroundings, "secrets">,
  hub: Hub,
  stopRequest: AbortSignal,
): Promise<void> {
  say("  Sửa mã nguồn: chương trình nào dùng đến sẽ được biên dịch và khởi động lại.");
  say("  Change a source: the programs built of it are built and started again.");
  say(`  Nhật ký · Logs: ${join(dataDirectory, FILES.logs)}\n`);
  const followers = [
    followerOf(repository, "gateway", "gateway"),
    ...MEMBERS.map(({ name }) => followerOf(repository, name, join("services", name))),
  ];
  return followChanges(repository, followers, (names) => hub.restart(names), stopRequest);
}
