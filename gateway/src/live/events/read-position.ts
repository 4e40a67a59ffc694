import { type FeedPosition, formatPosition, parsePosition } from "@hub/schema/event";

/** How far somebody has read one member. */
export interface ReadPosition extends FeedPosition {
  /** So many parts of the event after `seq`, a batch, have been taken as well; at least 1, and undefined for none. */
  readonly parts?: number;
}

export function isSamePosition(a: ReadPosition | undefined, b: ReadPosition | undefined): boolean {
  return a?.epoch === b?.epoch && a?.seq === b?.seq && a?.parts === b?.parts;
}

export function formatReadPosition(position: ReadPosition): string {
  return position.parts === undefined
    ? formatPosition(position)
    : `${formatPosition(position)}/${position.parts}`;
}

/** Parses what {@link formatReadPosition} writes; undefined for any other text. */
export function parseReadPosition(text: string): ReadPosition | undefined {
  const match = /^([^/]+)(?:\/([1-9]\d{0,3}))?$/.exec(text);
  const position = match?.[1] === undefined ? undefined : parsePosition(match[1]);
  return position && match?.[2] !== undefined ? { ...position, parts: Number(match[2]) } : position;
}
