import type { Plugin, Rolldown } from "vite";
import { filesOfPage, PAGE } from "./files-of-page.js";

/**
 * The page has the styles of all its parts in itself: what the hub has written of any of them is drawn without waiting
 * for another file. All of them are smaller than one font.
 */
export function inlineStyles(): Plugin {
  return {
    name: "inline-styles",
    apply: "build",
    enforce: "post",
    generateBundle(_, bundle) {
      const page = bundle[PAGE];
      if (page?.type !== "asset") return this.error("The bundle has no page");
      page.source = withStyles(String(page.source), stylesOf(bundle));
    },
  };
}

interface Style {
  readonly name: string;
  readonly css: string;
}

function stylesOf(bundle: Rolldown.OutputBundle): readonly Style[] {
  return [...filesOfPage(bundle)].flatMap((name) => {
    const style = bundle[name];
    return name.endsWith(".css") && style?.type === "asset" ? [{ name, css: String(style.source) }] : [];
  });
}

/** The files of which the styles are stand beside them: src/start.ts says so to what loads the parts' code. */
export function withStyles(html: string, styles: readonly Style[]): string {
  const names = styles.map(({ name }) => `/${name}`).join(" ");
  const css = styles.map((style) => style.css.trim()).join("\n");
  return html.replace("</head>", () => `  <style data-files="${names}">${css}</style>\n  </head>`);
}
