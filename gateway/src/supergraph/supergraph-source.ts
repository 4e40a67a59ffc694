import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { splitCredentials } from "../wire/url-credentials.js";
import { parseSupergraph, type Supergraph } from "./supergraph.js";

/** Where the supergraph comes from. */
export interface SupergraphSource {
  /** The file or URL as the operator gave it, without a password. */
  readonly location: string;
  readonly isRemote: boolean;
  /**
   * The text; undefined if it has not changed since the last call.
   * @throws Error with one sentence if it cannot be read
   */
  readIfChanged(): Promise<string | undefined>;
}

const FETCH_LIMIT_MS = 10_000;

export function openSupergraphSource(location: string): SupergraphSource {
  return /^https?:\/\//.test(location) ? remoteSource(location) : fileSource(location);
}

/** The file in which `npm run compose` records what has changed in the schema; undefined for a supergraph that is fetched. */
export function changesFileOf({ location, isRemote }: SupergraphSource): string | undefined {
  return isRemote ? undefined : join(dirname(location), "schema-changes.json");
}

/** @throws Error with one sentence that names the location and what is wrong with the text */
export function parseSupergraphOf(location: string, sdl: string): Supergraph {
  try {
    return parseSupergraph(sdl);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause;
    throw new Error(`${location} is not a supergraph: ${reason}`, { cause });
  }
}

function fileSource(location: string): SupergraphSource {
  let seen: string | undefined;
  return {
    location,
    isRemote: false,
    async readIfChanged() {
      try {
        const { mtimeMs, size, ino } = await stat(location);
        const version = `${mtimeMs} ${size} ${ino}`;
        if (version === seen) return undefined;
        const text = await readFile(location, "utf8");
        seen = version;
        return text;
      } catch (cause) {
        throw unreadable(
          location,
          `compose it with "npm run compose" or name another with --supergraph`,
          cause,
        );
      }
    },
  };
}

function remoteSource(given: string): SupergraphSource {
  const { url: location, authorization } = splitCredentials(given);
  const credentials: Record<string, string> = authorization === undefined ? {} : { authorization };
  let seen: string | undefined;
  let etag: string | null = null;
  return {
    location,
    isRemote: true,
    async readIfChanged() {
      const response = await fetch(location, {
        headers: etag === null ? credentials : { ...credentials, "if-none-match": etag },
        signal: AbortSignal.timeout(FETCH_LIMIT_MS),
      }).catch((cause: unknown) => {
        throw unreadable(location, "nobody answers there; is the address right?", cause);
      });
      const text = await response.text();
      if (response.status === 304) return undefined;
      if (!response.ok) throw unreadable(location, `the answer has status ${response.status}`);
      etag = response.headers.get("etag");
      if (text === seen) return undefined;
      seen = text;
      return text;
    },
  };
}

function unreadable(location: string, remedy: string, cause?: unknown): Error {
  return new Error(`The supergraph ${location} cannot be read: ${remedy}`, { cause });
}
