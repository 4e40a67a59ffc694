import { readdir } from "node:fs/promises";
import type { Plugin } from "vite";
import { keepEarlierAssets } from "./keep-earlier-assets.js";
import { writeCompressedForms } from "./write-compressed-forms.js";

/** Several builds: one is 12 MB with its forms, and from build to build most of it stays the same. */
const MAX_EARLIER_BYTES = 64 * 1024 * 1024;

/** Makes of a bundle what the gateway serves: compressed forms, and the assets of the builds before. */
export function site(): Plugin {
  let outDir = "";
  let publicDir = "";
  return {
    name: "site",
    apply: "build",
    configResolved(config) {
      ({ publicDir } = config);
      outDir = config.build.outDir;
    },
    async writeBundle({ dir = outDir }, bundle) {
      const current = new Set([...Object.keys(bundle), ...(await readdir(publicDir))]);
      await keepEarlierAssets(dir, { current, maxBytes: MAX_EARLIER_BYTES });
      await writeCompressedForms(dir, current);
    },
  };
}
