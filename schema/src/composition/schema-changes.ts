/**
 * What has changed in the public schema, for whoever has written operations or generated code for an earlier one. Each
 * changed part is named by its schema coordinate (`Query.figures(under:)`), with its type before and after.
 */
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  isUnionType,
} from "graphql";
import { EXECUTABLE_LOCATIONS } from "../executable-locations.js";

export interface SchemaChange {
  readonly coordinate: string;
  readonly what: "ADDED" | "REMOVED" | "CHANGED" | "DEPRECATED";
  /** Its type, the types that it stands for or implements, or why it is deprecated. */
  readonly was?: string;
  readonly is?: string;
  /** An operation that was valid may no longer be, or its answer may lack what it always had. */
  readonly breaks: boolean;
}

/** The changes of one day, in the order of their coordinates. */
export interface DayOfChanges {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly changes: readonly SchemaChange[];
}

/** One part of a schema that operations can use. */
export interface Part {
  /** Empty where it has none. */
  readonly type: string;
  /** Clients send it. */
  readonly isInput: boolean;
  readonly isRequired: boolean;
  readonly deprecation: string | undefined;
}

/** The parts that have been added, removed, changed or deprecated, in the order of their coordinates. */
export function compareSchemas(before: GraphQLSchema, after: GraphQLSchema): readonly SchemaChange[] {
  const old = partsOf(before);
  const current = partsOf(after);
  const changes: SchemaChange[] = [];
  for (const [coordinate, part] of current) {
    const change = changeOf(coordinate, old.get(coordinate), part);
    if (change && !isBelow(coordinate, old, current)) changes.push(change);
  }
  for (const [coordinate, part] of old)
    if (!current.has(coordinate) && !isBelow(coordinate, current, old))
      changes.push({ coordinate, what: "REMOVED", ...typed("was", part), breaks: true });
  return inOrder(changes);
}

/** The days with these changes added to the day's. What was undone on the same day is no change. Newest first. */
export function recordChanges(
  days: readonly DayOfChanges[],
  day: string,
  changes: readonly SchemaChange[],
): readonly DayOfChanges[] {
  const known = days.find((each) => each.day === day)?.changes ?? [];
  const merged = new Map(known.map((change) => [change.coordinate, change]));
  for (const change of changes) {
    const both = followedBy(merged.get(change.coordinate), change);
    if (both) merged.set(change.coordinate, both);
    else merged.delete(change.coordinate);
  }
  const wholes = new Set([...merged.values()].filter(isWhole).map(({ coordinate }) => coordinate));
  const left = [...merged.values()].filter(
    ({ coordinate }) => !wholesOf(coordinate).some((whole) => wholes.has(whole)),
  );
  const others = days.filter((each) => each.day !== day);
  const all = left.length === 0 ? others : [{ day, changes: inOrder(left) }, ...others];
  return all.toSorted((one, other) => (one.day < other.day ? 1 : -1));
}

/** The days as the file has them: a line for each change, so that those of two authors can be merged. */
export function printDays(days: readonly DayOfChanges[]): string {
  const printed = days.map(({ day, changes }) => {
    const lines = changes.map((change) => `\n      ${JSON.stringify(change)}`);
    return `\n  {\n    "day": "${day}",\n    "changes": [${lines.join()}\n    ]\n  }`;
  });
  return `[${printed.join()}\n]\n`;
}

function changeOf(coordinate: string, old: Part | undefined, part: Part): SchemaChange | undefined {
  if (!old)
    return { coordinate, what: "ADDED", ...typed("is", part), breaks: part.isInput && part.isRequired };
  if (old.type !== part.type) {
    const breaks = part.isInput
      ? !fits(old.type, part.type)
      : !(fits(part.type, old.type) || hasAllOf(part.type, old.type));
    return { coordinate, what: "CHANGED", ...typed("was", old), ...typed("is", part), breaks };
  }
  if (part.deprecation === undefined || part.deprecation === old.deprecation) return undefined;
  return { coordinate, what: "DEPRECATED", is: part.deprecation, breaks: false };
}

function typed(key: "was" | "is", { type }: Part): { readonly was?: string; readonly is?: string } {
  return type === "" ? {} : { [key]: type };
}

/** Whether a value of one type is a value of the other: what is never null may stand for what may be. */
function fits(type: string, other: string): boolean {
  if (type === other) return true;
  if (type.endsWith("!")) return fits(type.slice(0, -1), other.replace(/!$/, ""));
  if (other.endsWith("!")) return false;
  const [, inner] = /^\[(.*)\]$/.exec(type) ?? [];
  const [, otherInner] = /^\[(.*)\]$/.exec(other) ?? [];
  return inner !== undefined && otherInner !== undefined && fits(inner, otherInner);
}

/** Of the types that a union stands for, or that a type implements. */
function hasAllOf(types: string, others: string): boolean {
  const listed = types.split(SEPARATOR);
  return others === "" || others.split(SEPARATOR).every((name) => listed.includes(name));
}

const SEPARATOR = / [|&] /;

/** Of an added or removed type its fields need no mention, nor of a field its arguments. */
function isBelow(
  coordinate: string,
  lacking: ReadonlyMap<string, Part>,
  having: ReadonlyMap<string, Part>,
): boolean {
  return wholesOf(coordinate).some((whole) => having.has(whole) && !lacking.has(whole));
}

/** `Query.figures(under:)` is part of `Query.figures`, which is part of `Query`. */
function wholesOf(coordinate: string): string[] {
  const [path = "", argument] = coordinate.split("(");
  const [type = ""] = path.split(".");
  return [...(argument === undefined ? [] : [path]), ...(path === type ? [] : [type])];
}

function isWhole({ what }: SchemaChange): boolean {
  return what === "ADDED" || what === "REMOVED";
}

/** One change in place of two; undefined if the second takes the first back. */
function followedBy(first: SchemaChange | undefined, second: SchemaChange): SchemaChange | undefined {
  if (!first) return second;
  const { coordinate } = second;
  const breaks = first.breaks || second.breaks;
  if (first.what === "ADDED") {
    if (second.what === "REMOVED") return undefined;
    const { is } = second.what === "CHANGED" ? second : first;
    return { coordinate, what: "ADDED", ...(is !== undefined && { is }), breaks };
  }
  if (second.what === "REMOVED") return { ...second, ...(first.was !== undefined && { was: first.was }) };
  if (second.what === "DEPRECATED" || first.what === "DEPRECATED") return { ...second, breaks };
  if (first.was === second.is) return undefined;
  const { was } = first;
  const { is } = second;
  return {
    coordinate,
    what: "CHANGED",
    ...(was !== undefined && { was }),
    ...(is !== undefined && { is }),
    breaks,
  };
}

function inOrder(changes: readonly SchemaChange[]): readonly SchemaChange[] {
  return changes.toSorted((one, other) => (one.coordinate < other.coordinate ? -1 : 1));
}

/** Everything that operations name or send, by its schema coordinate. */
export function partsOf(schema: GraphQLSchema): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  for (const type of Object.values(schema.getTypeMap()))
    if (!isIntrospectionType(type) && !isSpecifiedScalarType(type)) addType(parts, type);
  for (const { name, args, locations } of schema
    .getDirectives()
    .filter((each) => !isSpecifiedDirective(each))) {
    // The others are what members say to the gateway.
    if (!locations.some((location) => EXECUTABLE_LOCATIONS.has(location))) continue;
    parts.set(`@${name}`, output("", undefined));
    for (const argument of args) parts.set(`@${name}(${argument.name}:)`, argumentPart(argument));
  }
  return parts;
}

function addType(parts: Map<string, Part>, type: GraphQLNamedType): void {
  const { name } = type;
  parts.set(name, output(relationsOf(type), undefined));
  if (isEnumType(type))
    for (const value of type.getValues())
      parts.set(`${name}.${value.name}`, output("", value.deprecationReason));
  if (isInputObjectType(type))
    for (const field of Object.values(type.getFields())) parts.set(`${name}.${field.name}`, inputPart(field));
  if (!isObjectType(type) && !isInterfaceType(type)) return;
  for (const field of Object.values(type.getFields())) {
    parts.set(`${name}.${field.name}`, output(String(field.type), field.deprecationReason));
    for (const argument of field.args)
      parts.set(`${name}.${field.name}(${argument.name}:)`, argumentPart(argument));
  }
}

function relationsOf(type: GraphQLNamedType): string {
  if (isUnionType(type)) return namesOf(type.getTypes()).join(" | ");
  return isObjectType(type) || isInterfaceType(type) ? namesOf(type.getInterfaces()).join(" & ") : "";
}

function namesOf(types: readonly GraphQLNamedType[]): string[] {
  return types.map(({ name }) => name).toSorted();
}

function output(type: string, deprecation: string | null | undefined): Part {
  return { type, isInput: false, isRequired: false, deprecation: deprecation ?? undefined };
}

function argumentPart(argument: GraphQLArgument): Part {
  return { ...inputOf(argument), isRequired: isRequiredArgument(argument) };
}

function inputPart(field: GraphQLInputField): Part {
  return { ...inputOf(field), isRequired: isRequiredInputField(field) };
}

function inputOf({ type, deprecationReason }: GraphQLArgument | GraphQLInputField) {
  return { type: String(type), isInput: true, deprecation: deprecationReason ?? undefined };
}
