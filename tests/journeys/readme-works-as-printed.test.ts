import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { MEMBERS } from "@hub/local/members";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type RunningHub, startHub } from "../support/start-hub.js";

const ROOT = join(import.meta.dirname, "../..");
const README = readFileSync(join(ROOT, "README.md"), "utf8");
const README_VI = readFileSync(join(ROOT, "README.vi.md"), "utf8");
const run = promisify(execFile);

describe("the readme", () => {
  let hub: RunningHub;
  beforeAll(async () => {
    hub = await startHub();
  }, 120_000);
  afterAll(async () => hub[Symbol.asyncDispose]());

  it("has queries, a subscription and a mutation that work as printed", async () => {
    const [query, members, search, subscription, mutation] = commandsOf(README).filter((command) =>
      command.startsWith("curl"),
    );
    const { stdout: answer } = await shell(query);
    expect(JSON.parse(answer)).toMatchObject({
      data: { programme: { declaredPartyCount: 10, unit: { name: { vi: "Tỉnh Quảng Trị" } } } },
    });
    const { stdout: list } = await shell(members);
    const organisation = { name: { vi: expect.stringMatching(/tỉnh Sơn La$/) } };
    expect(JSON.parse(list)).toMatchObject({
      data: { members: MEMBERS.map(({ name }) => ({ name, state: "HEALTHY", organisation })) },
    });
    expect(JSON.parse(list).data.members[0].lastEventAt).toMatch(/Z$/);

    const { stdout: found } = await shell(search);
    expect(JSON.parse(found).data.search.nodes).toMatchObject([
      { kind: "UNIT", title: { vi: "Phường 8" }, isCurrent: false, successors: expect.any(Array) },
    ]);

    const watching = spawn("bash", ["-c", forThisHub(subscription)], {
      stdio: ["ignore", "pipe", "inherit"],
      detached: true,
    });
    const isAccepted = once(watching.stdout, "data");
    const heard = heardFrom(watching.stdout, '"state":"IN_PROGRESS"');
    await isAccepted;
    const { stdout: written } = await shell(mutation);
    expect(JSON.parse(written)).toMatchObject({
      data: { setCommitmentState: { code: "QT-1", state: "IN_PROGRESS" } },
    });
    expect(await heard).toContain('"code":"QT-2021-2025"');
    if (watching.pid) process.kill(-watching.pid);
  });

  it("says the same in Vietnamese: the same commands and the same links", () => {
    expect(commandsOf(README_VI)).toEqual(commandsOf(README));
    const files = (text: string) => linksOf(text).filter((link) => !link.startsWith("README"));
    expect(new Set(files(README_VI))).toEqual(new Set(files(README)));
  });

  function shell(command: string | undefined): Promise<{ stdout: string }> {
    return run("bash", ["-c", forThisHub(command)]);
  }

  /** The test's hub has another port and another data directory than a newcomer's. */
  function forThisHub(command = ""): string {
    return command.replaceAll("http://localhost:4000", hub.url).replaceAll(".hub/", `${hub.dataDirectory}/`);
  }
});

describe.each([
  "README.md",
  "README.vi.md",
  "CONTRIBUTING.md",
  "docs/decisions/README.md",
  "docs/glossary.md",
  "docs/add-a-member.md",
])("%s", (file) => {
  it("links only to what exists", () => {
    const text = readFileSync(join(ROOT, file), "utf8");
    const missing = linksOf(text).filter((link) => !existsSync(join(ROOT, dirname(file), link)));
    expect(missing).toEqual([]);
  });
});

function commandsOf(markdown: string): string[] {
  return [...markdown.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) =>
    (block ?? "").trim().split("\n"),
  );
}

function linksOf(markdown: string): string[] {
  return [...markdown.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link ?? "");
}

async function heardFrom(stream: NodeJS.ReadableStream, text: string): Promise<string> {
  let heard = "";
  for await (const chunk of stream) {
    heard += String(chunk);
    if (heard.includes(text)) return heard;
  }
  throw new Error(`the stream ended without ${text}: ${heard}`);
}
