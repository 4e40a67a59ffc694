import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { PageWriter } from "./page-writer.js";

const WRITER = `
  import { parentPort } from "node:worker_threads";
  parentPort.on("message", ({ id, address }) => {
    if (address === "/hangs") for (;;);
    parentPort.postMessage({ id, html: address, isMissing: false, asked: [] });
  });
`;

let directory: string;
let faults: BreakableFaults;
let writer: PageWriter;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "writer-"));
  const file = join(directory, "write-pages.mjs");
  await writeFile(file, WRITER);
  faults = new BreakableFaults();
  writer = new PageWriter({ file, template: "", faults, patienceMs: 1_000 });
});
afterEach(async () => {
  await writer.stop();
  await rm(directory, { recursive: true });
});

const write = (address: string) => writer.write({ address, writtenAt: 0, answers: {} });

describe("PageWriter", () => {
  it("gives up a page that takes too long, and whoever waited behind it, and nothing else", async () => {
    expect((await write("/a"))?.html).toBe("/a");
    expect(await Promise.all([write("/hangs"), write("/b")])).toEqual([undefined, undefined]);
    expect(faults.counts.get("page writer")).toBe(1);
    // It rests before it tries again.
    expect(await write("/c")).toBeUndefined();
  });

  it("leaves pages to the browser when too many wait", async () => {
    const pages = await Promise.all(Array.from({ length: 40 }, (_, index) => write(`/${index}`)));
    expect(pages.slice(0, 16).map((page) => page?.html)).toEqual(
      Array.from({ length: 16 }, (_, index) => `/${index}`),
    );
    expect(pages.slice(16)).toEqual(Array.from({ length: 24 }, () => undefined));
  });

  it("ends a thread of whose words a mistake of ours makes nothing", async () => {
    faults.break("page writer");
    expect(await write("/a")).toBeUndefined();
    await faults.happened("page writer");
  });

  it("writes nothing more once it is stopped", async () => {
    await writer.stop();
    expect(await write("/a")).toBeUndefined();
  });
});
