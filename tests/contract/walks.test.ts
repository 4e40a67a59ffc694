import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "@jest/globals";

const ROOT = join(import.meta.dirname, "../..");
const ROW = /^\| \d+ \| `([^`]+\.ts)` `([^`]+)` \|/gm;

/** Places that the section's table names: a file, from the given folder, and what is defined in it. */
function placesOf(readme: string, section: string, folder: string): [file: string, name: string][] {
  const text = readFileSync(join(ROOT, readme), "utf8").split(`## ${section}`)[1]?.split("\n## ")[0] ?? "";
  return [...text.matchAll(ROW)].map(([, file = "", name = ""]) => [join(folder, file), name]);
}

const PLACES = [
  ...placesOf("gateway/README.md", "One request, from the socket to the answer", "gateway/src"),
  ...placesOf("gateway/README.md", "One report, from an office to a dashboard", ""),
  ...placesOf("local/README.md", "`npm start`, step by step", "local"),
];

it("names more than thirty places on the way of a request, of a report and of a start", () => {
  expect(PLACES.length).toBeGreaterThan(30);
});

it.each(PLACES)("finds in %s what the walk names: %s", (file, name) => {
  const definition = new RegExp(
    `^(export )?(async )?(function|class) ${name}\\b|^ {2,4}(async )?(get )?${name}(\\(|<|: )`,
    "m",
  );
  expect(definition.test(readFileSync(join(ROOT, file), "utf8"))).toBe(true);
});

const GLOSSARY = readFileSync(join(ROOT, "docs/engineering-glossary.md"), "utf8");
const WORDS = [...GLOSSARY.matchAll(/^\| ([^|]+) \|.*\| `([^`]+\.ts)`(?: `([^`]+)`)? \|$/gm)].map(
  ([, word = "", file = "", name = ""]) => [word, file, name] as const,
);

it("reads every row of the engineering glossary", () => {
  const rows = GLOSSARY.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| Word "));
  expect(WORDS).toHaveLength(rows.length);
});

it.each(WORDS)("has the word %s in %s, as %s", (_, file, name) => {
  const definition = new RegExp(`^export (async )?(function|class|interface|type|const) ${name}\\b`, "m");
  expect(readFileSync(join(ROOT, file), "utf8")).toMatch(name ? definition : /./);
});
