/** The history of what can change, written in the transaction of the change. */
import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { type ActorRole, Change, type FieldChange } from "./change.js";
import { ChangePerson } from "./change-person.js";
import { recordSource, type SourceInput } from "./source.js";

/** What is recorded of something: the values of its fields, and objects of such. */
export type Facts = object;

/** What a writer says of a change. */
export interface ChangeOrigin {
  readonly reason: string | null;
  /** Where the change was published. */
  readonly source: Readonly<SourceInput>;
}

export interface NewChange extends Pick<ChangeOrigin, "reason"> {
  /** Null for what is published nowhere, such as who may do what. */
  readonly source: ChangeOrigin["source"] | null;
  /** What changed, with its version after the change. */
  readonly of: { readonly type: string; readonly id: string; readonly version: number };
  /** Null when it was recorded for the first time. */
  readonly before: Facts | null;
  /** Null when it was withdrawn. */
  readonly after: Facts | null;
}

export interface Author {
  readonly organisationId: string | null;
  readonly role: ActorRole;
  /** As the gateway has established it. */
  readonly callerId: string | null;
  /** What the provider of the account calls it; null where it gives no name. */
  readonly callerName: string | null;
}

/** The author of what a member's own code loads, in the name of the organisation that the member belongs to. */
export function loaderOf(organisationId: string | null): Author {
  return { organisationId, role: "DATA_LOADER", callerId: null, callerName: null };
}

/** Adds the change to the history of what changed. */
export async function recordChange(manager: EntityManager, change: NewChange, author: Author): Promise<void> {
  const source = change.source && (await recordSource(manager, change.source));
  const { callerName: name, ...actor } = author;
  const row = changeRow(change, source?.id ?? null, actor);
  await manager.insert(Change, row);
  if (name !== null) await manager.insert(ChangePerson, { changeId: row.id, name });
}

/** The change as a row of its table. */
function changeRow(
  { of, before, after, reason }: Omit<NewChange, "source">,
  sourceId: string | null,
  actor: Omit<Author, "callerName">,
): Change {
  return {
    id: randomUUID(),
    entityType: of.type,
    entityId: of.id,
    version: of.version,
    at: new Date(),
    ...actor,
    reason,
    sourceId,
    changed: compareFacts(before, after),
  };
}

/** The fields whose values differ, in the order in which they are first met. */
export function compareFacts(before: Facts | null, after: Facts | null): FieldChange[] {
  const [old, current] = [flatten(before), flatten(after)];
  return [...new Set([...old.keys(), ...current.keys()])]
    .map((field) => ({ field, before: old.get(field) ?? null, after: current.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** Path and text of each value, such as `period.to` and `2025-12-31`; what is missing is left out. */
function flatten(facts: Facts | null): Map<string, string> {
  return new Map(facts === null ? [] : valuesOf(facts, ""));
}

function valuesOf(facts: Facts, prefix: string): [field: string, value: string][] {
  return Object.entries(facts).flatMap(([name, value]): [string, string][] => {
    if (value === null || value === undefined) return [];
    if (typeof value === "object") return valuesOf(value, `${prefix}${name}.`);
    return [[`${prefix}${name}`, String(value)]];
  });
}
