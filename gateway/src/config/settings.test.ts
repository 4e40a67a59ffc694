import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { MEMBER_SETTING_DESCRIPTIONS } from "./member-settings.js";
import { HELP } from "./read-config.js";
import { isSecret, SETTING_DESCRIPTIONS } from "./settings.js";

const README = join(import.meta.dirname, "../../README.md");
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

const MEMBER_BEGIN =
  "<!-- member settings: written from config/member-settings.ts, held by settings.test.ts -->";
const MEMBER_END = "<!-- end of member settings -->";

const memberTable = [
  "| `MEMBER_<NAME>_…` | In a file | Meaning |",
  "|---|---|---|",
  ...MEMBER_SETTING_DESCRIPTIONS.map(
    ({ name, fileName, meaning }) => `| \`${name}\` | \`${fileName}\` | ${meaning} |`,
  ),
].join("\n");

describe("the settings", () => {
  it("stand in the README as they are", async () => {
    const text = await readFile(README, "utf8");
    expect(text.slice(text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)).trim()).toBe(table);
  });

  it("of members stand in the README as they are", async () => {
    const text = await readFile(README, "utf8");
    const begin = text.indexOf(MEMBER_BEGIN) + MEMBER_BEGIN.length;
    expect(text.slice(begin, text.indexOf(MEMBER_END)).trim()).toBe(memberTable);
  });

  it("of members all stand in the help", () => {
    for (const { name, fileName, meaning } of MEMBER_SETTING_DESCRIPTIONS) {
      expect(HELP).toContain(`MEMBER_<NAME>_${name}, ${fileName} in a file`);
      expect(meaning).not.toBe("");
    }
  });

  it("all stand in the help", () => {
    for (const { name, flag, meaning } of SETTING_DESCRIPTIONS) {
      expect(HELP).toContain(isSecret(name) ? `${name}, ${name}_FILE` : `--${flag}, ${name}`);
      expect(meaning).not.toBe("");
    }
  });
});
