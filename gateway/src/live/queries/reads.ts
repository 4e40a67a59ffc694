/**
 * What a query has read, and what an event has changed, in the same words.
 *
 * A *lookup* names something that can change as one: an entity held by a member, a field of it, the lists of a
 * type. Reads are kept by lookup, and an event is turned into the few lookups it concerns, so finding whom an
 * event concerns takes no longer the more queries are alive.
 */
import type { HubEvent } from "@hub/schema/event";
import { readEventProperty } from "../event-filter.js";
import type { ChangeRule, ChangeRules } from "./change-rules.js";

/** Narrows a read: an event that finds it by its lookup may still leave it alone. */
export interface ReadDetail {
  /** The field's arguments that rules look at. */
  readonly args?: Readonly<Record<string, unknown>>;
  /** Types of events of which rules say precisely when they change this list. */
  readonly ruledTypes?: ReadonlySet<string>;
}

/** By what tells equal ones apart. */
export type ReadDetails = ReadonlyMap<string, ReadDetail>;

/** By lookup. */
export type ReadSet = ReadonlyMap<string, ReadDetails>;

/** One thing that an event may have changed; without a rule it certainly concerns all that read it. */
export interface Concern {
  readonly lookup: string;
  readonly rule: ChangeRule | undefined;
}

/** The words for what can change. Names of members and types hold no line break. */
export const lookups = {
  anything: (member: string) => `${member}\nanything`,
  /** What the member holds of types of which it is not known what changes them. */
  undeclared: (member: string) => `${member}\nundeclared`,
  /** The key is undefined for entities of which it is not known which they are. */
  entity: (member: string, type: string, key: string | undefined) => keyed(`${member}\nentity ${type}`, key),
  anyEntity: (member: string, type: string) => `${member}\nentities ${type}`,
  field: (member: string, coordinate: string, key: string | undefined) =>
    keyed(`${member}\nfield ${coordinate}`, key),
  anyField: (member: string, coordinate: string) => `${member}\nfields ${coordinate}`,
  list: (member: string, type: string) => `${member}\nlist ${type}`,
};

function keyed(text: string, key: string | undefined): string {
  return key === undefined ? text : `${text}\n${key}`;
}

/** Everything that the event may have changed. */
export function concernsOf(event: HubEvent, rules: ChangeRules): Concern[] {
  const { member } = event;
  const known = rules.findForEvent(event.type);
  if (!known) return [{ lookup: lookups.anything(member), rule: undefined }];
  return [
    { lookup: lookups.undeclared(member), rule: undefined },
    ...known.flatMap((rule) => lookupsOf(rule, event).map((lookup) => ({ lookup, rule }))),
  ];
}

function lookupsOf(rule: ChangeRule, event: HubEvent): string[] {
  const { member } = event;
  const { typeName, fields } = rule;
  const key = rule.key === undefined ? undefined : readEventProperty(event, rule.key);
  // The event names none; one that says nothing may mean any.
  if (key === null) return [];
  const id = typeof key === "string" || typeof key === "number" ? String(key) : undefined;
  if (fields) {
    return fields
      .map((field) => `${typeName}.${field}`)
      .flatMap((coordinate) =>
        id === undefined
          ? [lookups.anyField(member, coordinate)]
          : [lookups.field(member, coordinate, id), lookups.field(member, coordinate, undefined)],
      );
  }
  const list = lookups.list(member, typeName);
  return id === undefined
    ? [lookups.anyEntity(member, typeName), list]
    : [lookups.entity(member, typeName, id), lookups.entity(member, typeName, undefined), list];
}

/** Whether the event has, as far as can be known, changed what was read. */
export function isConcerned(reads: ReadSet, { lookup, rule }: Concern, event: HubEvent): boolean {
  const details = reads.get(lookup);
  if (!details) return false;
  for (const detail of details.values()) if (concerns(detail, rule, event)) return true;
  return false;
}

function concerns({ args, ruledTypes }: ReadDetail, rule: ChangeRule | undefined, event: HubEvent): boolean {
  if (!rule) return true;
  if (ruledTypes?.has(event.type) && !rule.fields) return false;
  return rule.match.every(({ argument, property }) => {
    const wanted = args?.[argument];
    const value = readEventProperty(event, property);
    if (wanted === undefined || wanted === null || value === undefined) return true;
    return [wanted].flat().some((item) => String(item) === String(value));
  });
}
