import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import type { Plugin, Rolldown } from "vite";
import type { KeptPage } from "../service-worker/kept-page.js";
import { filesOfPage, PAGE } from "./files-of-page.js";

export const SERVICE_WORKER = "service-worker.js";
/** The page has all its styles in itself. */
const STYLE = /\.css$/;

/** Tells the service worker which files the page and its later parts consist of. */
export function keptPage(): Plugin {
  let publicDir = "";
  return {
    name: "kept-page",
    apply: "build",
    enforce: "post",
    configResolved(config) {
      ({ publicDir } = config);
    },
    generateBundle(_, bundle) {
      const worker = bundle[SERVICE_WORKER];
      if (worker?.type !== "chunk") return this.error("The bundle has no service worker");
      worker.code = `const KEPT_PAGE = ${JSON.stringify(describePage(bundle, readdirSync(publicDir)))};\n${worker.code}`;
    },
  };
}

function describePage(bundle: Rolldown.OutputBundle, publicFiles: readonly string[]): KeptPage {
  const files = [...filesOfPage(bundle)].filter((name) => !STYLE.test(name));
  const names = [...files, ...publicFiles].sort();
  const html = bundle[PAGE];
  const hash = createHash("sha256").update(JSON.stringify(names));
  if (html?.type === "asset") hash.update(html.source);
  return {
    version: hash.digest("hex").slice(0, 16),
    files: [`/${PAGE}`, ...names.map((name) => `/${name}`)],
  };
}
