import type { Rolldown } from "vite";

export const PAGE = "index.html";

/** The names of everything that the page loads, at once or later. */
export function filesOfPage(bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const files = new Set<string>();
  const entry = entryOf(bundle);
  const visit = (name: string) => {
    if (files.has(name)) return;
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

/** The page's first script. */
export function entryOf(
  bundle: Rolldown.OutputBundle,
): Rolldown.OutputAsset | Rolldown.OutputChunk | undefined {
  return Object.values(bundle).find(
    (output) => output.type === "chunk" && output.isEntry && output.facadeModuleId?.endsWith(PAGE),
  );
}
