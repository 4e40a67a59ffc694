/**
 * Keeps the client's aliases apart from the fields that members need.
 *
 * `{ author { id: name reviews { id } } }` would put a name where the next member expects the author's `id`. So every
 * field that is not the plain field of its name is requested under another key, its *source key*, and gets its own key
 * back in the response. (The addon, 0.0.38, also takes a client's field with arguments for a required field of the same
 * name. The renaming prevents that too.)
 */
import { type DocumentNode, type FieldNode, Kind, visit } from "graphql";

const PREFIX = "_hub_";

/** The key of a client's field in the members' data. */
export function sourceKeyOf(field: FieldNode, keyFieldNames: ReadonlySet<string>): string {
  // The gateway must find it under its own name: it decides which fragments apply.
  if (field.name.value === "__typename") return "__typename";
  const responseKey = (field.alias ?? field.name).value;
  const isPlainField = responseKey === field.name.value && !field.arguments?.length;
  const isReserved =
    keyFieldNames.has(responseKey) || responseKey === "__typename" || responseKey.startsWith(PREFIX);
  return isReserved && !isPlainField ? PREFIX + responseKey : responseKey;
}

/** The operation as it is planned, with every field under its source key. */
export function withSourceKeys(document: DocumentNode, keyFieldNames: ReadonlySet<string>): DocumentNode {
  return visit(document, {
    Field(node) {
      const key = sourceKeyOf(node, keyFieldNames);
      // A redundant alias is removed too: the addon takes `id: id` and `id` for different fields and crashes.
      if (key === node.name.value) return node.alias ? { ...node, alias: undefined } : undefined;
      if (key === node.alias?.value) return undefined;
      return { ...node, alias: { kind: Kind.NAME, value: key } };
    },
  });
}
