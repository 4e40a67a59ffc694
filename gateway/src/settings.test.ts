import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { HELP } from "./config.js";
import { SETTING_DESCRIPTIONS } from "./settings.js";

const README = join(import.meta.dirname, "../README.md");
const BEGIN = "<!-- settings: written from settings.ts, held by settings.test.ts -->";
const END = "<!-- end of settings -->";

const table = [
  "| Setting | Default | Meaning |",
  "|---|---|---|",
  ...SETTING_DESCRIPTIONS.map(
    ({ name, defaultText, meaning }) =>
      `| \`${name}\` | ${defaultText === undefined ? "" : `\`${defaultText}\``} | ${meaning} |`,
  ),
].join("\n");

describe("the settings", () => {
  it("stand in the README as they are", async () => {
    const text = await readFile(README, "utf8");
    expect(text.slice(text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)).trim()).toBe(table);
  });

  it("all stand in the help", () => {
    for (const { name, flag, meaning } of SETTING_DESCRIPTIONS) {
      expect(HELP).toContain(`--${flag}, ${name}`);
      expect(meaning).not.toBe("");
    }
  });
});
