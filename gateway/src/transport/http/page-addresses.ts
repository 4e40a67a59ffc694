import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** What a dashboard's addresses.json says: the addresses of its pages, where others have moved, and what is remembered. */
const ADDRESSES = z.object({
  pages: z.array(z.string().startsWith("/")),
  moved: z.record(z.string().startsWith("/"), z.string().startsWith("/")),
  remembered: z.record(z.string(), z.array(z.string())).default({}),
});

export interface PageAddresses {
  readonly isPage: (path: string) => boolean;
  readonly moved: ReadonlyMap<string, string>;
  /** Parameters that an address without them gets from the cookie of the same name, and the values that there are. */
  readonly remembered: ReadonlyMap<string, readonly string[]>;
}

const NONE: PageAddresses = { isPage: () => false, moved: new Map(), remembered: new Map() };

/**
 * The addresses that a built dashboard answers with its one page; none if it does not say.
 * @throws if it says so in another form: the dashboard and the gateway do not fit each other
 */
export function readAddresses(directory: string | undefined): PageAddresses {
  const file = directory === undefined ? undefined : join(directory, "addresses.json");
  if (file === undefined || !existsSync(file)) return NONE;
  const { pages, moved, remembered } = ADDRESSES.parse(JSON.parse(readFileSync(file, "utf8")));
  const known = pages.map((address) => address.split("/"));
  return {
    isPage: (path) => {
      const parts = (path.length > 1 ? path.replace(/\/$/, "") : path).split("/");
      return known.some((address) => fits(parts, address));
    },
    moved: new Map(Object.entries(moved)),
    remembered: new Map(Object.entries(remembered)),
  };
}

/** A part of an address that begins with a colon stands for any part of a path. */
function fits(parts: readonly string[], address: readonly string[]): boolean {
  return (
    parts.length === address.length &&
    address.every((part, index) => (part.startsWith(":") ? parts[index] !== "" : parts[index] === part))
  );
}

/** The parameters with what cookies say of those that are not there; undefined if that is nothing. */
export function addRemembered(
  parameters: URLSearchParams,
  cookies: string | undefined,
  remembered: PageAddresses["remembered"],
): URLSearchParams | undefined {
  const all = new URLSearchParams(parameters);
  for (const cookie of cookies?.split("; ") ?? []) {
    const [name = "", value = ""] = cookie.split("=", 2);
    if (remembered.get(name)?.includes(value) && !all.has(name)) all.set(name, value);
  }
  return all.size === parameters.size ? undefined : all;
}
