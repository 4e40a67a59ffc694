import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** What a dashboard's addresses.json says: the addresses of its pages, and where others have moved. */
const ADDRESSES = z.object({
  pages: z.array(z.string().startsWith("/")),
  moved: z.record(z.string().startsWith("/"), z.string().startsWith("/")),
});

export interface PageAddresses {
  readonly isPage: (path: string) => boolean;
  readonly moved: ReadonlyMap<string, string>;
}

/**
 * The addresses that a built dashboard answers with its one page; none if it does not say.
 * @throws if it says so in another form: the dashboard and the gateway do not fit each other
 */
export function readAddresses(directory: string | undefined): PageAddresses {
  const file = directory === undefined ? undefined : join(directory, "addresses.json");
  if (file === undefined || !existsSync(file)) return { isPage: () => false, moved: new Map() };
  const { pages, moved } = ADDRESSES.parse(JSON.parse(readFileSync(file, "utf8")));
  const known = pages.map((address) => address.split("/"));
  return {
    isPage: (path) => {
      const parts = (path.length > 1 ? path.replace(/\/$/, "") : path).split("/");
      return known.some((address) => fits(parts, address));
    },
    moved: new Map(Object.entries(moved)),
  };
}

/** A part of an address that begins with a colon stands for any part of a path. */
function fits(parts: readonly string[], address: readonly string[]): boolean {
  return (
    parts.length === address.length &&
    address.every((part, index) => (part.startsWith(":") ? parts[index] !== "" : parts[index] === part))
  );
}
