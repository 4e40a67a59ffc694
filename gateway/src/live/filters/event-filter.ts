import type { HubEvent } from "@hub/schema/event";
import { parseGlobalId, spellGlobalId, uuidIn } from "@hub/schema/global-id";
import {
  type EventMatch,
  type EventSource,
  isEnvelopeProperty,
} from "../../supergraph/directives/event-source.js";
import { idText } from "../../wire/exact-number.js";
import type { Ancestors } from "./ancestors.js";

/**
 * Whether the event feeds the field with these arguments. A promise only if an ancestor is not known yet.
 * @throws if an ancestor cannot be found out, directly or as the promise's rejection
 */
export type EventFilter = (event: HubEvent) => boolean | Promise<boolean>;

type Condition = EventFilter;

/** Passes events of one of the types that match every given argument. A null argument counts as not given. */
export function createEventFilter(
  source: EventSource,
  args: Readonly<Record<string, unknown>>,
  ancestors: Ancestors,
): EventFilter {
  const types = new Set(source.types);
  const given = source.match.filter(({ argument }) => (args[argument] ?? null) !== null);
  // Conditions that may have to ask members come last: most events are decided by their own data.
  const conditions = given
    .sort((a, b) => Number(a.ancestors !== undefined) - Number(b.ancestors !== undefined))
    .map((match) => createCondition(match, toList(args[match.argument]), args, ancestors));
  return (event) => types.has(event.type) && holdAll(conditions, event);
}

function holdAll(conditions: readonly Condition[], event: HubEvent): boolean | Promise<boolean> {
  for (const [index, condition] of conditions.entries()) {
    const holds = condition(event);
    if (holds instanceof Promise)
      return holds.then((known) => known && holdAll(conditions.slice(index + 1), event));
    if (!holds) return false;
  }
  return true;
}

function createCondition(
  match: EventMatch,
  wanted: readonly unknown[],
  args: Readonly<Record<string, unknown>>,
  ancestors: Ancestors,
): Condition {
  const accepted = new Set(wanted.map(comparable).flatMap(spellingsOf));
  const { ancestors: query, ancestorArguments = [] } = match;
  const others = Object.fromEntries(ancestorArguments.map((name) => [name, args[name]]));
  return (event) => {
    const values = toList(readEventProperty(event, match.property));
    if (values.some((value) => isAccepted(accepted, comparable(value)))) return true;
    return query !== undefined && liesInAny(values, accepted, (id) => ancestors.of(query, id, others));
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * How members may write the value. RFC 9562, section 4: a UUID is read in either case, so both spellings mean the same.
 * Codes are capitals, and may be asked for in small letters.
 * Computed once, when the argument arrives; events stay as they are.
 */
function spellingsOf(value: unknown): unknown[] {
  if (typeof value !== "string") return [value];
  if (UUID.test(value)) return [value, value.toLowerCase(), value.toUpperCase()];
  const globalId = parseGlobalId(value);
  return globalId ? [value, spellGlobalId(globalId)] : [value, value.toUpperCase()];
}

/** A client may have written a global id of the event by its UUID alone. */
function isAccepted(accepted: ReadonlySet<unknown>, value: unknown): boolean {
  if (accepted.has(value)) return true;
  const uuid = typeof value === "string" ? uuidIn(value) : undefined;
  return uuid !== undefined && accepted.has(uuid);
}

function liesInAny(
  values: readonly unknown[],
  accepted: ReadonlySet<unknown>,
  ancestorsOf: (id: string) => ReadonlySet<string> | Promise<ReadonlySet<string>>,
): boolean | Promise<boolean> {
  const ids = values.map(idText).filter((id) => id !== undefined);
  const lookups = ids.map(ancestorsOf);
  const known = lookups.flatMap((lookup) => (lookup instanceof Promise ? [] : [lookup]));
  if (known.some((ids) => overlap(ids, accepted))) return true;
  if (known.length === lookups.length) return false;
  return Promise.all(lookups).then((all) => all.some((ids) => overlap(ids, accepted)));
}

function overlap(ids: ReadonlySet<unknown>, accepted: ReadonlySet<unknown>): boolean {
  return [...ids].some((id) => isAccepted(accepted, id));
}

/** An id may be a number to a member and text to a client. A number that JavaScript would change is an object. */
function comparable(value: unknown): unknown {
  return idText(value) ?? value;
}

/** A property of the payload or, with a leading `$`, of the envelope; undefined if the event does not have it. */
export function readEventProperty(event: HubEvent, property: string): unknown {
  if (!isEnvelopeProperty(property)) return readOwn(event.payload, property);
  switch (property) {
    case "$member":
      return event.member;
    case "$type":
      return event.type;
    case "$aggregateType":
      return event.aggregateType;
    case "$aggregateId":
      return event.aggregateId;
  }
}

function readOwn(payload: HubEvent["payload"], name: string): unknown {
  return Object.hasOwn(payload, name) ? payload[name] : undefined;
}

/** A single value as a list of one item; a missing one as an empty list. */
function toList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
