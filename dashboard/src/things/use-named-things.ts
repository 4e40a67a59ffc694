import { type NamedThingFragment, NamedThingsDocument } from "../api/generated/operations.js";
import { useHubQuery } from "../queries/use-hub-query.js";

/** The things that have these ids, by their ids, as soon as they are known; what is gone is not among them. */
export function useNamedThings(ids: readonly string[]): ReadonlyMap<string, NamedThingFragment> {
  const unique = [...new Set(ids)];
  const { data } = useHubQuery(NamedThingsDocument, unique.length === 0 ? undefined : { ids: unique });
  const found = (data?.nodes ?? []).flatMap((node) => (node === null ? [] : [[node.id, node] as const]));
  return new Map(found);
}
