import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildQuietly, buildsOf } from "@hub/local/bootstrap/build";
import { PROGRAMS } from "@hub/local/members";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { copyRepository } from "../support/copy-repository.js";

const MEMBER = "farmers-union";
const DEFINITION = "src/farmers-union.ts";
const COPIED_FROM = "services/youth-union";

describe("a member made as docs/add-a-member.md says, without a line elsewhere", () => {
  const repository = copyRepository();
  const workspace = join(repository.path, "services", MEMBER);

  beforeAll(() => {
    // Reuses what the repository has already built.
    process.env["TURBO_CACHE_DIR"] = join(import.meta.dirname, "../../.turbo/cache");
    mkdirSync(join(workspace, "src"), { recursive: true });
    for (const file of ["package.json", "turbo.json", "tsconfig.json", "tsconfig.build.json"]) {
      cpSync(join(repository.path, COPIED_FROM, file), join(workspace, file));
    }
    edit("package.json", (text) => text.replaceAll("youth-union", MEMBER));
    const example = readFileSync(join(import.meta.dirname, "../../docs/add-a-member.md"), "utf8");
    const [definition, main] = [...example.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code ?? "");
    write(DEFINITION, definition ?? "");
    write("src/main.ts", main ?? "");
    // As "npm install" does.
    symlinkSync(`../../services/${MEMBER}`, join(repository.path, "node_modules/@hub", MEMBER));
  });

  afterAll(() => repository[Symbol.dispose]());

  it("is built by npm start, and built anew when its code has changed", async () => {
    await build();
    expect(printSchema()).toContain("reportFarmersUnionFigure");
    edit(DEFINITION, (text) => text.replace('prefix: "farmersUnion"', 'prefix: "farmers"'));
    await build();
    expect(printSchema()).toContain("reportFarmersFigure");
  }, 300_000);

  const build = () => buildQuietly(repository.path, process.execPath, buildsOf(repository.path).programs);

  function printSchema(): string {
    const file = join(workspace, "schema.graphql");
    const program = PROGRAMS.member(repository.path, MEMBER);
    const { stderr, status } = spawnSync(process.execPath, [program, "--print-schema", file], {
      encoding: "utf8",
    });
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    return readFileSync(file, "utf8");
  }

  function edit(file: string, change: (text: string) => string): void {
    write(file, change(readFileSync(join(workspace, file), "utf8")));
  }

  function write(file: string, text: string): void {
    writeFileSync(join(workspace, file), text);
  }
});
