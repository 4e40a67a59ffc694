import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import { createFileCursorStore } from "./file-cursor-store.js";

it("keeps the last of cursors that are saved without waiting for each other", async () => {
  const directory = await mkdtemp(join(tmpdir(), "cursors-"));
  const file = join(directory, "commitments.cursor");
  const store = createFileCursorStore(file);
  await Promise.all(Array.from({ length: 20 }, (_, index) => store.save(`c${index}`)));
  expect(await createFileCursorStore(file).load()).toBe("c19");
  expect(await readdir(directory)).toEqual(["commitments.cursor"]);
  await rm(directory, { recursive: true });
});
