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
];

it("names more than twenty places on the way of a request and of a report", () => {
  expect(PLACES.length).toBeGreaterThan(20);
});

it.each(PLACES)("finds in %s what the walk names: %s", (file, name) => {
  const definition = new RegExp(
    `^(export )?(async )?(function|class) ${name}\\b|^ {2,4}(async )?(get )?${name}(\\(|<|: )`,
    "m",
  );
  expect(definition.test(readFileSync(join(ROOT, file), "utf8"))).toBe(true);
});
