import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import { DEBUG_PORTS } from "./development.js";

it("opens the ports to debuggers that VS Code's settings name", () => {
  const file = join(import.meta.dirname, "../../.vscode/launch.json");
  const { configurations }: { configurations: { name: string; port: number }[] } = JSON.parse(
    readFileSync(file, "utf8"),
  );
  const ports = configurations.map(({ name, port }) => [name.replace(" (npm run dev)", ""), port]);
  expect(ports).toEqual([...DEBUG_PORTS]);
});
