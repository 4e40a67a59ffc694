/**
 * What a query has read and what an event has changed, in the same terms.
 *
 * A *lookup* names something that changes as a unit: an entity held by a member, a field of it, the lists of a type.
 * Reads are stored by lookup, and an event is translated into the few lookups that it concerns. So finding whom an
 * event concerns does not take longer as the number of queries grows.
 */
import type { HubEvent } from "@hub/schema/event";
import { idText } from "../../wire/exact-number.js";
import { readEventProperty } from "../filters/event-filter.js";
import type { ChangeRule, ChangeRules } from "./change-rules.js";

/** Narrows a read: an event that matches its lookup may still not concern it. */
export interface ReadDetail {
  /** The requested values of the field's arguments that rules look at; undefined if all values were requested. */
  readonly args?: Readonly<Record<string, readonly string[] | undefined>>;
  /** Event types for which rules say precisely when they change this list. */
  readonly ruledTypes?: ReadonlySet<string>;
}

/** Keyed by what distinguishes them. */
export type ReadDetails = ReadonlyMap<string, ReadDetail>;

/** By lookup. */
export type ReadSet = ReadonlyMap<string, ReadDetails>;

/** One thing that an event may have changed. */
export interface Concern {
  readonly lookup: string;
  /** The event's type, unless the rule names fields. Lists with more precise rules ignore the others. */
  readonly ruledType: string | undefined;
  /** The event's values for arguments: it concerns reads that requested these. */
  readonly given: readonly { readonly argument: string; readonly value: string }[];
}

/** The names of what can change. Names of members and types contain no line break. */
export const lookups = {
  anything: (member: string) => `${member}\nanything`,
  /** What the member holds of types whose changes are not declared. */
  undeclared: (member: string) => `${member}\nundeclared`,
  /** The key is undefined if it is not known which entities they are. */
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
  if (!known) return [anythingOf(member)];
  return [certainly(lookups.undeclared(member)), ...known.flatMap((rule) => concernsOfRule(rule, event))];
}

/** Whatever was read of the member. */
export function anythingOf(member: string): Concern {
  return certainly(lookups.anything(member));
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
  const key = rule.key === undefined ? undefined : readEventProperty(event, rule.key);
  // The event names no entity. If it does not even say so, it may mean any.
  if (key === null) return [];
  const ids = Array.isArray(key) ? key.map(idText) : [idText(key)];
  return ids.flatMap((id) => lookupsOfEntity(rule, event, id));
}

function lookupsOfEntity(
  { typeName, fields }: ChangeRule,
  { member }: HubEvent,
  id: string | undefined,
): string[] {
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

/** Whether the event may have changed what was read, as far as can be known. */
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
