import type { GlobalId } from "@hub/schema/global-id";
import type { Supergraph } from "../supergraph/supergraph.js";

/**
 * The member that is asked about what an id of several members' type names: the one that it names or, once that has
 * left, the one that stands in for it; undefined where there is neither.
 */
export function holderOf(
  { prefix, member }: GlobalId,
  { nodeTypes, memberUrls }: Pick<Supergraph, "nodeTypes" | "memberUrls">,
): string | undefined {
  if (member === undefined) return undefined;
  return memberUrls.has(member) ? member : nodeTypes.get(prefix)?.standIn;
}
