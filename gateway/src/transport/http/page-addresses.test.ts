import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readAddresses } from "./page-addresses.js";

describe("readAddresses", () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "addresses-"));
  });
  afterAll(async () => rm(directory, { recursive: true }));

  it("knows a page by its address, with anything in the place of a name that begins with a colon", async () => {
    const { isPage, moved } = await read({ pages: ["/", "/dia-ban", "/dia-ban/:id"], moved: { "/a": "/b" } });
    for (const path of ["/", "/dia-ban", "/dia-ban/", "/dia-ban/unit%3A1", "/dia-ban/a.b"])
      expect([path, isPage(path)]).toEqual([path, true]);
    for (const path of ["/dia-banx", "/dia-ban/1/2", "/dia-ban//", "/x/dia-ban", ""])
      expect([path, isPage(path)]).toEqual([path, false]);
    expect(moved.get("/a")).toBe("/b");
  });

  it("takes signs in an address for themselves", async () => {
    const { isPage } = await read({ pages: ["/a.b"], moved: {} });
    expect([isPage("/a.b"), isPage("/axb")]).toEqual([true, false]);
  });

  it("knows none where the dashboard names none, and refuses another form", async () => {
    expect(readAddresses(join(directory, "nothing")).isPage("/")).toBe(false);
    await expect(read({ pages: "all" })).rejects.toThrow();
  });

  async function read(addresses: object) {
    await writeFile(join(directory, "addresses.json"), JSON.stringify(addresses));
    return readAddresses(directory);
  }
});
