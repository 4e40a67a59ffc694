import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { withStyles } from "./inline-styles.js";
import { keepEarlierAssets } from "./keep-earlier-assets.js";
import { steady } from "./steady-fonts.js";
import { writeCompressedForms } from "./write-compressed-forms.js";

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "bundle-"));
  await mkdir(join(directory, "assets"));
});
afterEach(() => rm(directory, { recursive: true }));

async function write(name: string, content: string, writtenAt = 1000): Promise<void> {
  await writeFile(join(directory, name), content);
  await utimes(join(directory, name), writtenAt, writtenAt);
}

async function names(): Promise<string[]> {
  return (await readdir(directory, { recursive: true })).sort();
}

describe("keepEarlierAssets", () => {
  const current = new Set(["index.html", "assets/now.js"]);

  it("keeps what this build wrote, and the youngest earlier assets with their forms as far as they fit", async () => {
    await write("index.html", "now");
    await write("assets/now.js", "x".repeat(100));
    await write("assets/last.js", "x".repeat(6), 300);
    await write("assets/last.js.br", "xx", 301);
    await write("assets/last.js.gz", "xx", 301);
    await write("assets/before.js", "x".repeat(5), 200);
    await write("assets/long-ago.js", "x", 100);
    await keepEarlierAssets(directory, { current, maxBytes: 15 });
    expect(await names()).toEqual([
      "assets",
      "assets/before.js",
      "assets/last.js",
      "assets/last.js.br",
      "assets/last.js.gz",
      "assets/now.js",
      "index.html",
    ]);
  });

  it("keeps no page of an earlier build, nor the old forms of one that is left out", async () => {
    await write("index.html", "now");
    await write("assets/now.js", "now");
    await write("explorer.html", "then");
    await write("explorer.html.br", "then");
    await keepEarlierAssets(directory, { current, maxBytes: 1000 });
    expect(await names()).toEqual(["assets", "assets/now.js", "index.html"]);
  });
});

describe("writeCompressedForms", () => {
  const SCRIPT = "export const name = 'Khuyến học';\n".repeat(100);
  const form = (name: string) => readFile(join(directory, name));

  it("writes what both codings make of a text, and nothing beside what is small or compressed", async () => {
    await write("assets/a.js", SCRIPT);
    await write("assets/small.js", "1");
    await write("assets/font.woff2", SCRIPT);
    await writeCompressedForms(directory, ["assets/a.js", "assets/small.js", "assets/font.woff2"]);
    expect(await names()).toEqual([
      "assets",
      "assets/a.js",
      "assets/a.js.br",
      "assets/a.js.gz",
      "assets/font.woff2",
      "assets/small.js",
    ]);
    expect(brotliDecompressSync(await form("assets/a.js.br")).toString()).toBe(SCRIPT);
    expect(gunzipSync(await form("assets/a.js.gz")).toString()).toBe(SCRIPT);
  });

  it("leaves a form that is there, and makes one anew that is of something else or broken", async () => {
    await write("index.html", SCRIPT);
    await writeCompressedForms(directory, ["index.html"]);
    await utimes(join(directory, "index.html.br"), 1000, 1000);
    await writeCompressedForms(directory, ["index.html"]);
    expect((await stat(join(directory, "index.html.br"))).mtimeMs).toBe(1_000_000);
    for (const damage of [() => write("index.html", `${SCRIPT}//`), () => write("index.html.br", "half")]) {
      await damage();
      await writeCompressedForms(directory, ["index.html"]);
      expect(brotliDecompressSync(await form("index.html.br"))).toEqual(await form("index.html"));
    }
    await write("index.html", "small");
    await writeCompressedForms(directory, ["index.html"]);
    expect(await names()).toEqual(["assets", "index.html"]);
  });
});

describe("withStyles", () => {
  it("puts all styles into the page, and names their files", () => {
    const styles = [
      { name: "assets/a-1.css", css: "a{content:'$&'}\n" },
      { name: "assets/b-2.css", css: "b{}\n" },
    ];
    expect(withStyles("<head>\n  </head>", styles)).toBe(
      `<head>
    <style data-files="/assets/a-1.css /assets/b-2.css">a{content:'$&'}
b{}</style>
  </head>`,
    );
  });
});

describe("steady", () => {
  it("leaves fonts that come late for the next page, and takes Vietnamese letters from the Vietnamese font", () => {
    const face = (subset: string) => `/* be-${subset}-400-normal */
@font-face {
  font-display: swap;
  src: url(./files/be-${subset}-400.woff2) format('woff2'), url(./files/be-${subset}-400.woff) format('woff');
}`;
    const written = steady(`${face("vietnamese")}\n\n${face("latin-ext")}`);
    expect(written.match(/url\([^)]*\)/g)).toEqual([
      "url(./files/be-latin-ext-400.woff2)",
      "url(./files/be-vietnamese-400.woff2)",
    ]);
    expect(written.match(/font-display: \w+/g)).toEqual(["font-display: optional", "font-display: optional"]);
  });
});
