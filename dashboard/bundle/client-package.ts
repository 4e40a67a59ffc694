import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** The address under which partners install `@hub/client`; it stays the same from version to version. */
const CLIENT_PACKAGE = "hub-client.tgz";
const CLIENT = new URL("../../client/", import.meta.url);

/** Puts the package of `@hub/client`, which its build has packed, among the files that the gateway serves. */
export function clientPackage(): Plugin {
  return {
    name: "client-package",
    apply: "build",
    generateBundle() {
      const { version }: { version: string } = JSON.parse(
        readFileSync(new URL("package.json", CLIENT), "utf8"),
      );
      const source = readFileSync(new URL(`dist/hub-client-${version}.tgz`, CLIENT));
      this.emitFile({ type: "asset", fileName: CLIENT_PACKAGE, source });
    },
  };
}
