import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FILE = join(import.meta.dirname, "../../docs/benchmarks.md");
const BEGIN = "<!-- the page: written by npm run check:page -- --keep -->";
const END = "<!-- end of the page -->";

export function keepFigures(tables) {
  const text = readFileSync(FILE, "utf8");
  const [before] = text.split(BEGIN);
  const [, after] = text.split(END);
  writeFileSync(FILE, `${before}${BEGIN}\n\n${tables}\n\n${END}${after}`);
}
