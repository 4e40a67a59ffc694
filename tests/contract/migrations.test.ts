import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";

const SERVICES = join(import.meta.dirname, "../../services");
const MIGRATION = /class (\w+?)(\d{13}) implements MigrationInterface \{\s*readonly name = "(\w+)"/g;

const migrations = globSync("*/src/**/*.ts", { cwd: SERVICES, exclude: ["**/*.test.ts"] }).flatMap((file) =>
  [...readFileSync(join(SERVICES, file), "utf8").matchAll(MIGRATION)].map(([, title, stamp, name]) => ({
    file,
    className: `${title}${stamp}`,
    name,
    stamp: Number(stamp),
  })),
);

describe("the migrations of all members and kits", () => {
  it("are there", () => {
    expect(migrations.length).toBeGreaterThanOrEqual(5);
  });

  it("have stamps that no other has, so that it is always known which of two was written first", () => {
    const byStamp = Map.groupBy(migrations, ({ stamp }) => stamp);
    expect([...byStamp.values()].filter((group) => group.length > 1)).toEqual([]);
  });

  it.each(migrations)("are recorded under the name of their class: $className", ({ className, name }) => {
    expect(name).toBe(className);
  });
});
