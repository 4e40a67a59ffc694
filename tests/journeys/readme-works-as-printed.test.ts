import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { until } from "@hub/gateway-fixtures/until";
import { stableId } from "@hub/schema/stable-id";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ask } from "../support/ask.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const ROOT = join(import.meta.dirname, "../..");
const README = readFileSync(join(ROOT, "README.md"), "utf8");
const README_VI = readFileSync(join(ROOT, "README.vi.md"), "utf8");
const ACTIVITIES = readFileSync(join(ROOT, "docs/activities.md"), "utf8");
const PROGRAMMES = readFileSync(join(ROOT, "docs/programmes.md"), "utf8");
const TAKE_ALONG = readFileSync(join(ROOT, "docs/take-data-along.md"), "utf8");
const REPORT = `mutation { reportFigure(member: "association", input: {
  unitId: "${stableId("administrative-unit", "province-45-2025-03-01")}", indicatorCode: "LM02", numerator: 7,
  denominator: 9, printedText: "7/9 sở, ngành", asOf: "2024-12-31", source: { title: "kiểm thử tự động" }
}) { figure { id } } }`;
const run = promisify(execFile);

/** A command that asks the hub, and what stands below it as its output. */
interface Example {
  readonly command: string;
  readonly printed: string;
}
const EXAMPLES = examplesOf(README);

describe("the readme", () => {
  let hub: RunningHub;
  beforeAll(async () => {
    hub = await startHub();
  }, 120_000);
  afterAll(async () => hub[Symbol.asyncDispose]());

  it("has queries that print what stands below them", async () => {
    const queries = EXAMPLES.filter(({ command }) => !/subscription|mutation/.test(command));
    expect(queries.length).toBeGreaterThanOrEqual(4);
    for (const { command, printed } of queries) {
      const { stdout } = await run("bash", ["-c", forThisHub(command)]);
      expect(squeeze(stdout)).toMatch(patternOf(forThisHub(printed)));
    }
  });

  it("has a subscription that prints what the mutation does", async () => {
    const subscription = EXAMPLES.find(({ command }) => command.includes("subscription"));
    const mutation = EXAMPLES.find(({ command }) => command.includes("mutation"));
    const watching = spawn("bash", ["-c", forThisHub(subscription?.command)], {
      stdio: ["ignore", "pipe", "inherit"],
      detached: true,
    });
    const isAccepted = once(watching.stdout, "data");
    const heard = heardFrom(watching.stdout, patternOf(subscription?.printed, { isPart: true }));
    await isAccepted;
    const { stdout } = await run("bash", ["-c", forThisHub(mutation?.command)]);
    expect(squeeze(stdout)).toMatch(patternOf(mutation?.printed));
    await heard;
    if (watching.pid) process.kill(-watching.pid);
  });

  it("leads to how an activity is recorded in one member, and found among those of all", async () => {
    const [record, list] = examplesOf(ACTIVITIES);
    const printed = async (example?: Example) =>
      squeeze((await run("bash", ["-c", forThisHub(example?.command)])).stdout);
    expect(await printed(record)).toMatch(patternOf(record?.printed));
    await until(async () => patternOf(list?.printed).test(await printed(list)));
    expect(await printed(list)).toMatch(patternOf(list?.printed));
  });

  it("leads to how a programme is created, and evidence is offered", async () => {
    const [create] = examplesOf(PROGRAMMES);
    const { stdout } = await run("bash", ["-c", forThisHub(create?.command)]);
    expect(squeeze(stdout)).toMatch(patternOf(create?.printed));
    const [, offer = "", list = ""] = commandsOf(PROGRAMMES);
    await run("bash", ["-c", forThisHub(offer)]);
    const listed = JSON.parse((await run("bash", ["-c", forThisHub(list)])).stdout);
    const [first] = listed.data.programme.commitments;
    expect(first).toMatchObject({ state: "IN_PROGRESS", evidence: [{ kind: "FILE", state: "OFFERED" }] });
  });

  it("leads to a recipe that copies the data once and then follows", async () => {
    const folder = await mkdtemp(join(tmpdir(), "hub-copy-"));
    const inFolder = async (command: string) => (await run("bash", ["-c", command], { cwd: folder })).stdout;
    const [takeCursor = "", copy = "", follow = ""] = commandsBelow(TAKE_ALONG, "## Chép một lần");
    await inFolder(forThisHub(takeCursor));
    await inFolder(forThisHub(copy));
    const { data, errors } = await ask(hub, REPORT, { authorization: hub.authorization() });
    expect(errors).toBeUndefined();
    const told = async () => JSON.parse(await inFolder(forThisHub(follow))).rows;
    await until(async () => (await told()).length > 0);
    expect(await told()).toMatchObject([
      { kind: "Figure", what: "ADDED", nodeId: data.reportFigure.figure.id, cursor: expect.any(String) },
    ]);
    const copied = readFileSync(join(folder, "figures.csv"), "utf8");
    expect(copied).toMatch(/^# complete: \d+$/m);
    expect(copied).not.toContain(data.reportFigure.figure.id);
    await rm(folder, { recursive: true });
  });

  it("says the same in Vietnamese: the same commands, what they print, and the same links", () => {
    expect(commandsOf(README_VI)).toEqual(commandsOf(README));
    expect(examplesOf(README_VI)).toEqual(EXAMPLES);
    const files = (text: string) => linksOf(text).filter((link) => !link.startsWith("README"));
    expect(new Set(files(README_VI))).toEqual(new Set(files(README)));
  });

  /** The test's hub has another port and another data directory than a newcomer's. */
  function forThisHub(text = ""): string {
    return text
      .replaceAll("http://localhost:4000", hub.url)
      .replaceAll("npm run -s token", `npm run -s token -- --data-dir ${hub.dataDirectory}`);
  }
});

describe.each([
  "README.md",
  "README.vi.md",
  "CONTRIBUTING.md",
  "docs/decisions/README.md",
  "docs/glossary.md",
  "docs/add-a-member.md",
  "docs/activities.md",
  "docs/programmes.md",
])("%s", (file) => {
  it("links only to what exists", () => {
    const text = readFileSync(join(ROOT, file), "utf8");
    const missing = linksOf(text).filter((link) => !existsSync(join(ROOT, dirname(file), link)));
    expect(missing).toEqual([]);
  });
});

/** The commands of the first block below a heading. */
function commandsBelow(markdown: string, heading: string): string[] {
  return commandsOf(markdown.slice(markdown.indexOf(heading))).slice(0, 3);
}

function commandsOf(markdown: string): string[] {
  return [...markdown.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) =>
    (block ?? "").trim().split("\n"),
  );
}

function examplesOf(markdown: string): Example[] {
  const blocks = /```sh\n(curl .*)\n```\n(?:\n```(?:json|text)\n([\s\S]*?)```)?/g;
  return [...markdown.matchAll(blocks)].map(([, command = "", printed = "nothing"]) => ({
    command,
    printed,
  }));
}

/** In a readme an answer stands on several lines, and a command prints it on one. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, "");
}

/** Where a readme has “…” anything may stand. */
function patternOf(printed = "", { isPart = false } = {}): RegExp {
  const pieces = squeeze(printed)
    .split("…")
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(isPart ? pieces.join(".*") : `^${pieces.join(".*")}$`);
}

function linksOf(markdown: string): string[] {
  return [...markdown.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link ?? "");
}

async function heardFrom(stream: NodeJS.ReadableStream, pattern: RegExp): Promise<void> {
  let heard = "";
  for await (const chunk of stream) {
    heard += squeeze(String(chunk));
    if (pattern.test(heard)) return;
  }
  throw new Error(`the stream ended without ${pattern}: ${heard}`);
}
