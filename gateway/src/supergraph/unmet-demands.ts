import type { Supergraph } from "./supergraph.js";

const FEDERATION = "https://specs.apollo.dev/";
const MET = new Set(
  ["link", "join", "inaccessible", "authenticated", "requiresScopes", "policy"].map(
    (name) => `${FEDERATION}${name}`,
  ),
);

/**
 * Finds what a supergraph demands of a gateway and this one does not do, one sentence each. A specification that is
 * linked for `SECURITY` or `EXECUTION` must be understood: https://specs.apollo.dev/link/v1.0#Purpose
 */
export function findUnmetDemands({ specifications }: Pick<Supergraph, "specifications">): string[] {
  return specifications.all.flatMap(({ identity, purpose }) => {
    if (MET.has(identity)) return [];
    return purpose === undefined
      ? []
      : [
          `The supergraph needs ${identity} for ${purpose}, which this gateway does not have; compose it without`,
        ];
  });
}
