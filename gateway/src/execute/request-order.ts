import type { GraphQLFormattedError } from "graphql";
import { isJsonObject, type Json, type JsonObject, readKey } from "../wire/json.js";
import type { PathSegments } from "../wire/response-path.js";
import type { FieldProjection, SelectionProjection } from "./projection.js";

/**
 * Sorts errors by the order of their fields in the operation, and items of lists by their index. Members answer in any
 * order, but equal requests get equal answers.
 */
export function inRequestOrder(
  errors: readonly GraphQLFormattedError[],
  root: SelectionProjection,
  data: JsonObject,
): readonly GraphQLFormattedError[] {
  if (errors.length < 2) return errors;
  return errors
    .map((error) => ({ error, ranks: ranksOf(error.path ?? [], root, data) }))
    .sort((one, other) => compareRanks(one.ranks, other.ranks))
    .map(({ error }) => error);
}

/** For each segment of a client's path, its index among its siblings. */
function ranksOf(path: PathSegments, root: SelectionProjection, data: JsonObject): number[] {
  const ranks: number[] = [];
  let selection: SelectionProjection | undefined = root;
  let value: Json | undefined = data;
  for (const segment of path) {
    if (typeof segment === "number") {
      ranks.push(segment);
      value = Array.isArray(value) ? value[segment] : undefined;
      continue;
    }
    const object: JsonObject | undefined = isJsonObject(value) ? value : undefined;
    const fields: readonly FieldProjection[] = selection ? fieldsOf(selection, object, segment) : [];
    const index = fields.findIndex(({ responseKey }) => responseKey === segment);
    ranks.push(index);
    const field = fields[index];
    selection = field?.selection;
    value = object && field && readKey(object, field.sourceKey);
  }
  return ranks;
}

/** The fields of the object's type or, if that is not known, of the first possible type that has the key. */
function fieldsOf(
  selection: SelectionProjection,
  object: JsonObject | undefined,
  responseKey: string,
): readonly FieldProjection[] {
  const typeName = object && selection.typeNameOf(object);
  const typeNames = typeName === undefined ? selection.typeNames : [typeName];
  for (const name of typeNames) {
    const fields = selection.fieldsOf(name);
    if (fields?.some((field) => field.responseKey === responseKey)) return fields;
  }
  return [];
}

/** A field comes before its descendants. */
function compareRanks(one: readonly number[], other: readonly number[]): number {
  for (const [index, rank] of one.entries()) {
    const difference = rank - (other[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
