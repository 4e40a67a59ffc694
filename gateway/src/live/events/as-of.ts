import type { Caller } from "@hub/schema/signed-request";
import { LRUCache } from "lru-cache";
import type { ByteText } from "../../wire/byte-text.js";
import type { CursorSeal } from "./cursor.js";
import type { EventFeed } from "./event-feed.js";

/**
 * A cursor for the caller at the newest events that this gateway knows of every member; undefined before any member was
 * reached. What is read after the call shows at least everything up to there. So a query's answer, together with a
 * subscription `after` it, misses nothing.
 */
export type ReadAsOf = (caller: Caller) => string | undefined;

/** Callers whose cursor is kept until there is news. */
const MAX_CALLERS = 1_000;

/** Signs once per caller and change, however many requests there are in between. */
export function createReadAsOf(feed: EventFeed, cursors: CursorSeal): ReadAsOf {
  let revision = feed.revision;
  const known = new LRUCache<string, string>({ max: MAX_CALLERS });
  return ({ id }) => {
    if (revision !== feed.revision) {
      revision = feed.revision;
      known.clear();
    }
    const cursor = known.get(id);
    if (cursor !== undefined) return cursor;
    const heads = feed.heads();
    if (heads.size === 0) return undefined;
    const written = cursors.writeAsOf(heads, id);
    known.set(id, written);
    return written;
  };
}

/** A query's answer as the gateway writes it: the extensions last, with nothing but the cursor in them. */
const WITH_AS_OF = /,"extensions":\{"asOf":"([\w-]*)"\}\}$/;

/** An answer's own words, and what it says of where it stands, up to the bracket that closes both. */
export function splitAsOf(text: ByteText): { readonly substance: ByteText; readonly extensions: ByteText } {
  const [end] = WITH_AS_OF.exec(text) ?? [];
  if (end === undefined) return { substance: text, extensions: "" };
  return { substance: text.slice(0, -end.length), extensions: end.slice(0, -1) };
}

/** The answer that a caller has got as another one gets it, which may see the same: with a cursor of its own. */
export function readdressAnswer(text: ByteText, cursors: CursorSeal, from: string, to: string): ByteText {
  if (from === to) return text;
  return text.replace(WITH_AS_OF, (end: string, cursor: string) => {
    const own = cursors.readdressAsOf(cursor, from, to);
    return own === undefined ? end : end.replace(cursor, own);
  });
}
