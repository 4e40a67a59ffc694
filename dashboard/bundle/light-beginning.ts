import type { Plugin, Rolldown } from "vite";
import { entryOf } from "./files-of-page.js";

const MOST_BYTES = 16 * 1024;

/**
 * Refuses a page whose first script brings much along: on a slow network it would take the network away from what the
 * hub has written.
 */
export function lightBeginning(): Plugin {
  return {
    name: "light-beginning",
    apply: "build",
    enforce: "post",
    generateBundle(_, bundle) {
      const chunks = beginningOf(bundle);
      const bytes = chunks.reduce((sum, { code }) => sum + Buffer.byteLength(code), 0);
      if (bytes <= MOST_BYTES) return;
      const names = chunks.map(({ fileName }) => fileName).join(", ");
      this.error(
        `The page's first script brings ${bytes} bytes along, at most ${MOST_BYTES} are right: ${names}. What it shares with others belongs into the chunk "loader" (vite.config.ts).`,
      );
    },
  };
}

/** What must be there before the first script runs, and the script itself. */
export function beginningOf(bundle: Rolldown.OutputBundle): readonly Rolldown.OutputChunk[] {
  const chunks = new Set<Rolldown.OutputChunk>();
  const visit = (chunk: Rolldown.OutputAsset | Rolldown.OutputChunk | undefined) => {
    if (chunk?.type !== "chunk" || chunks.has(chunk)) return;
    chunks.add(chunk);
    for (const name of chunk.imports) visit(bundle[name]);
  };
  visit(entryOf(bundle));
  return [...chunks];
}
