import { type FeedPosition, formatPosition, type HubEvent, parseEvent } from "@hub/schema/event";
import { createParser } from "eventsource-parser";
import { z } from "zod";
import { type FeedSource, readSigned } from "./feed-source.js";

const bounds = z.object({ epoch: z.string(), head: z.number().int(), oldest: z.number().int() });

/** What one piece of the stream contained. */
export interface FeedPiece {
  /** The newest seq the member had, where it says so: first of each connection. */
  readonly head?: number;
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
  let head: number | undefined;
  let events: HubEvent[] = [];
  const parser = createParser({
    maxBufferSize: LONGEST_MESSAGE,
    onEvent: ({ event: name, data }) => {
      if (name === "event") events.push(parseEvent(JSON.parse(data)));
      else if (name === "hello") head = bounds.parse(JSON.parse(data)).head;
      else if (name === "refused") throw new PositionGone(`${formatPosition(after)} is refused: ${data}`);
    },
  });
  for await (const text of readSigned(source, `/events?after=${formatPosition(after)}`, reader, signal)) {
    parser.feed(text);
    yield { ...(head !== undefined && { head }), events };
    head = undefined;
    events = [];
  }
}
