import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";

const SOURCES = join(import.meta.dirname, "../src");
/** The query tool is another document. */
const OTHER_DOCUMENT = /^explorer\//;
/** These change on paper and on a wall what others have made. */
const OVER_OTHERS = /^app\/(print|wall)\.css$/;
const COMMENT = /\/\*[\s\S]*?\*\//g;
/** Rules that always hold; those that hold in some windows only stand deeper. */
const RULE = /^(\.[^{}\n]+) \{$/gm;

describe("the styles of all pages", () => {
  // A page has them all, whichever of its parts it shows.
  it("never say in two files what one selector looks like", () => {
    const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".css") && !OTHER_DOCUMENT.test(file) && !OVER_OTHERS.test(file),
    );
    const places = files.flatMap((file) => {
      const css = readFileSync(join(SOURCES, file), "utf8").replace(COMMENT, "");
      return [...css.matchAll(RULE)].map(([, selector = ""]) => ({ selector, file }));
    });
    const inSeveral = [...Map.groupBy(places, ({ selector }) => selector)]
      .map(([selector, found]) => ({ selector, files: [...new Set(found.map(({ file }) => file))] }))
      .filter((found) => found.files.length > 1);
    expect(places.length).toBeGreaterThan(100);
    expect(inSeveral).toEqual([]);
  });
});
