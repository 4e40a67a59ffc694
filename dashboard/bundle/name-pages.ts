import type { Plugin } from "vite";
import { ADDRESSES, MOVED, REMEMBERED } from "../src/app/addresses.js";

/** Tells the gateway at which addresses it serves the page, and where others have moved, and what cookies say. */
export function namePages(): Plugin {
  return {
    name: "name-pages",
    generateBundle() {
      const source = JSON.stringify({ pages: ADDRESSES, moved: MOVED, remembered: REMEMBERED });
      this.emitFile({ type: "asset", fileName: "addresses.json", source });
    },
  };
}
