import { PROGRAMS } from "../members.js";
import type { Installation } from "./installation.js";
import { answers, LOOPBACK, nodeProgram } from "./node-program.js";
import type { Program } from "./program.js";

/** Serves the dashboard from its sources, so that changes show at once. */
export function dashboardProgram(installation: Installation, port: number, gatewayPort: number): Program {
  const program = nodeProgram(installation, {
    name: "dashboard",
    port,
    main: PROGRAMS.vite(installation.repository),
    args: [
      "--host",
      LOOPBACK,
      "--port",
      String(port),
      "--strictPort",
      PROGRAMS.dashboardSources(installation.repository),
    ],
    nodeFlags: [],
    environment: { NODE_ENV: "development", GATEWAY_URL: `http://${LOOPBACK}:${gatewayPort}` },
  });
  return { ...program, isReady: () => answers(port, "/") };
}
