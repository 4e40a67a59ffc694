import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import type { Plugin, Rolldown } from "vite";
import type { KeptPage } from "../service-worker/kept-page.js";

export const SERVICE_WORKER = "service-worker.js";
const PAGE = "index.html";
/** Browsers that know service workers read WOFF2. */
const OLDER_FONT = /\.woff$/;

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
  const names = [...filesOf(bundle), ...publicFiles].sort();
  const html = bundle[PAGE];
  const hash = createHash("sha256").update(JSON.stringify(names));
  if (html?.type === "asset") hash.update(html.source);
  return { version: hash.digest("hex").slice(0, 16), files: ["/", ...names.map((name) => `/${name}`)] };
}

/** Everything that the page loads, at once or later. */
function filesOf(bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const files = new Set<string>();
  const entry = Object.values(bundle).find(
    (output) => output.type === "chunk" && output.isEntry && output.facadeModuleId?.endsWith(PAGE),
  );
  const visit = (name: string) => {
    if (files.has(name) || OLDER_FONT.test(name)) return;
    files.add(name);
    const chunk = bundle[name];
    if (chunk?.type !== "chunk") return;
    for (const part of [...chunk.imports, ...chunk.dynamicImports]) visit(part);
    for (const asset of chunk.viteMetadata?.importedAssets ?? []) visit(asset);
    for (const style of chunk.viteMetadata?.importedCss ?? []) visit(style);
  };
  if (entry !== undefined) visit(entry.fileName);
  return files;
}
