import { type FeedPosition, formatPosition, type HubEvent, parseEvent } from "@hub/schema/event";
import { createParser } from "eventsource-parser";
import { z } from "zod";
import { FEED_SILENCE_LIMIT_MS, type FeedSource, readSigned } from "./feed-source.js";

const hello = z.object({
  /** The newest seq the member had. */
  head: z.number().int(),
  /** What the schema calls the types that are the member's alone. */
  typeNames: z.array(z.string()).default([]),
});

/** What one piece of the stream contained. */
export interface FeedPiece {
  /** What the member says of itself: first of each connection. */
  readonly hello?: z.infer<typeof hello>;
  readonly events: readonly HubEvent[];
}

/** The member does not have the events after the position that was asked for. */
export class PositionGone extends Error {}

const LONGEST_MESSAGE = 4 * 1024 * 1024;

/**
 * The member's events after the position, in the pieces in which they arrive; a piece without any is a sign of life.
 * @throws {PositionGone} when there is no going on from here; any other error when the connection breaks
 */
export async function* readFeed(
  source: FeedSource,
  reader: string,
  after: FeedPosition,
  signal: AbortSignal,
): AsyncGenerator<FeedPiece> {
  let said: FeedPiece["hello"];
  let events: HubEvent[] = [];
  const parser = createParser({
    maxBufferSize: LONGEST_MESSAGE,
    onEvent: ({ event: name, data }) => {
      if (name === "event") events.push(parseEvent(JSON.parse(data)));
      else if (name === "hello") said = hello.parse(JSON.parse(data));
      else if (name === "refused") throw new PositionGone(`${formatPosition(after)} is refused: ${data}`);
    },
  });
  const path = `/events?after=${formatPosition(after)}`;
  for await (const text of readSigned(source, path, reader, signal, FEED_SILENCE_LIMIT_MS)) {
    parser.feed(text);
    yield { ...(said && { hello: said }), events };
    said = undefined;
    events = [];
  }
}
