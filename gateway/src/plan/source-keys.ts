/**
 * Keeps the client's aliases apart from the fields members need.
 *
 * `{ author { id: name reviews { id } } }` would put a name where the next member is asked for the author's
 * `id`. So whatever does not mean the plain field is asked for under another key, the *source key*, and gets
 * its own key back when the answer is assembled. (The addon, 0.0.38, also reads a required field with
 * arguments from the client's field of that name; the same renaming keeps the two apart.)
 */
import { type DocumentNode, type FieldNode, Kind, visit } from "graphql";

const PREFIX = "_hub_";

/** The key under which a client's field is found in the members' data. */
export function sourceKeyOf(field: FieldNode, keyFieldNames: ReadonlySet<string>): string {
  // Whatever clients call it, the gateway has to find it: it says which fragments apply.
  if (field.name.value === "__typename") return "__typename";
  const responseKey = (field.alias ?? field.name).value;
  const isPlainField = responseKey === field.name.value && !field.arguments?.length;
  const isReserved =
    keyFieldNames.has(responseKey) || responseKey === "__typename" || responseKey.startsWith(PREFIX);
  return isReserved && !isPlainField ? PREFIX + responseKey : responseKey;
}

/** The operation as it is planned: every field under its source key. */
export function withSourceKeys(document: DocumentNode, keyFieldNames: ReadonlySet<string>): DocumentNode {
  return visit(document, {
    Field(node) {
      const key = sourceKeyOf(node, keyFieldNames);
      // Also an alias that says nothing: the addon takes `id: id` and `id` for different fields, and crashes.
      if (key === node.name.value) return node.alias ? { ...node, alias: undefined } : undefined;
      if (key === node.alias?.value) return undefined;
      return { ...node, alias: { kind: Kind.NAME, value: key } };
    },
  });
}
