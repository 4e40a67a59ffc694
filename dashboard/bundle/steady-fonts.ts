import type { Plugin } from "vite";

const FACE = /\/\*[\s\S]*?\*\/\s*@font-face \{[^}]*\}/g;
const OLDER_FORMAT = /, url\([^)]*\.woff\) format\('woff'\)/g;
/** Of the faces that have a letter, the one that stands last is taken. */
const FIRST_CHOICE = /-vietnamese-/;

export function steadyFonts(): Plugin {
  return {
    name: "steady-fonts",
    enforce: "pre",
    transform: (css, id) => (id.includes("/@fontsource/") && id.endsWith(".css") ? steady(css) : undefined),
  };
}

/**
 * A font that comes late is for the next page: exchanging it in a page that is being read would move everything below.
 * Vietnamese texts need two files of each weight, not three.
 */
export function steady(css: string): string {
  const faces = css.match(FACE) ?? [];
  const inOrder = [
    ...faces.filter((face) => !FIRST_CHOICE.test(face)),
    ...faces.filter((face) => FIRST_CHOICE.test(face)),
  ];
  return inOrder
    .join("\n")
    .replaceAll("font-display: swap", "font-display: optional")
    .replaceAll(OLDER_FORMAT, "");
}
