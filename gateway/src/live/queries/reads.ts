/**
 * What a query has read, and what an event has changed, in the same words.
 *
 * A *lookup* names something that can change as one: an entity held by a member, a field of it, the lists of a
 * type. Reads are kept by lookup, and an event is turned into the few lookups it concerns, so finding whom an
 * event concerns takes no longer the more queries are alive.
 */
import type { HubEvent } from "@hub/schema/event";
import { idText } from "../../wire/exact-number.js";
import { readEventProperty } from "../subscriptions/event-filter.js";
import type { ChangeRule, ChangeRules } from "./change-rules.js";

/** Narrows a read: an event that finds it by its lookup may still leave it alone. */
export interface ReadDetail {
  /** The values that were asked for of the field's arguments that rules look at; undefined where all were. */
  readonly args?: Readonly<Record<string, readonly string[] | undefined>>;
  /** Types of events of which rules say precisely when they change this list. */
  readonly ruledTypes?: ReadonlySet<string>;
}

/** By what tells equal ones apart. */
export type ReadDetails = ReadonlyMap<string, ReadDetail>;

/** By lookup. */
export type ReadSet = ReadonlyMap<string, ReadDetails>;

/** One thing that an event may have changed. */
export interface Concern {
  readonly lookup: string;
  /** The type of the event, unless the rule names fields: lists of which others say more leave it to those. */
  readonly ruledType: string | undefined;
  /** What the event says of arguments: it concerns those who asked for that. */
  readonly given: readonly { readonly argument: string; readonly value: string }[];
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
  if (!known) return [certainly(lookups.anything(member))];
  return [certainly(lookups.undeclared(member)), ...known.flatMap((rule) => concernsOfRule(rule, event))];
}

function certainly(lookup: string): Concern {
  return { lookup, ruledType: undefined, given: [] };
}

function concernsOfRule(rule: ChangeRule, event: HubEvent): Concern[] {
  const ruledType = rule.fields ? undefined : event.type;
  const given = rule.match.flatMap(({ argument, property }) => {
    const value = readEventProperty(event, property);
    return value === undefined ? [] : [{ argument, value: String(value) }];
  });
  return lookupsOf(rule, event).map((lookup) => ({ lookup, ruledType, given }));
}

function lookupsOf(rule: ChangeRule, event: HubEvent): string[] {
  const { member } = event;
  const { typeName, fields } = rule;
  const key = rule.key === undefined ? undefined : readEventProperty(event, rule.key);
  // The event names none; one that says nothing may mean any.
  if (key === null) return [];
  const id = idText(key);
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
export function isConcerned(reads: ReadSet, concern: Concern): boolean {
  const details = reads.get(concern.lookup);
  if (!details) return false;
  for (const detail of details.values()) if (concerns(detail, concern)) return true;
  return false;
}

function concerns({ args, ruledTypes }: ReadDetail, { ruledType, given }: Concern): boolean {
  if (ruledType !== undefined && ruledTypes?.has(ruledType)) return false;
  for (const { argument, value } of given) {
    const wanted = args?.[argument];
    if (wanted && !wanted.includes(value)) return false;
  }
  return true;
}
