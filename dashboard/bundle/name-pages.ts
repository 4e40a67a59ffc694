import type { Plugin } from "vite";
import { ADDRESSES, MOVED } from "../src/app/addresses.js";

/** Tells the gateway at which addresses it serves the page, and where others have moved. */
export function namePages(): Plugin {
  return {
    name: "name-pages",
    generateBundle() {
      const source = JSON.stringify({ pages: ADDRESSES, moved: MOVED });
      this.emitFile({ type: "asset", fileName: "addresses.json", source });
    },
  };
}
