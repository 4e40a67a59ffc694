import type { HtmlTagDescriptor, Plugin } from "vite";

const PAGE = "index.html";
/** What every page's first texts are written in. */
const FIRST_FONTS = /be-vietnam-pro-(?:latin|vietnamese)-(?:400|600)-normal-[^/]*\.woff2$/;

/**
 * The page names its fonts, so that they come with its code and no text is written in another font first: that would
 * move everything below when the right one arrives.
 */
export function preloadFonts(): Plugin {
  return {
    name: "preload-fonts",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle = {}, filename }) =>
        filename.endsWith(PAGE) ? preloadsOf(Object.keys(bundle)) : [],
    },
  };
}

/** @param files what the bundle consists of */
export function preloadsOf(files: readonly string[]): HtmlTagDescriptor[] {
  return files
    .filter((file) => FIRST_FONTS.test(file))
    .map((file) => ({
      tag: "link",
      attrs: { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href: `/${file}` },
      injectTo: "head",
    }));
}
