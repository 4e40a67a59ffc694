import type { LinkedSpecification } from "./linked-specifications.js";
import type { Supergraph } from "./supergraph.js";

const FEDERATION = "https://specs.apollo.dev/";
const MET = new Set(["link", "join", "inaccessible"].map((name) => `${FEDERATION}${name}`));
/** The directives that say who may read what. */
const ACCESS = new Set(["authenticated", "requiresScopes", "policy"].map((name) => `${FEDERATION}${name}`));

/**
 * Finds what a supergraph demands of a gateway and this one does not do, one sentence each. A specification that is
 * linked for `SECURITY` or `EXECUTION` must be understood: https://specs.apollo.dev/link/v1.0#Purpose
 */
export function findUnmetDemands(
  { specifications }: Pick<Supergraph, "specifications">,
  isAccessEnforcedElsewhere: boolean,
): string[] {
  return specifications.all.flatMap((specification) => {
    const { identity, purpose } = specification;
    if (MET.has(identity)) return [];
    if (ACCESS.has(identity)) return isAccessEnforcedElsewhere ? [] : [unenforced(specification)];
    return purpose === undefined
      ? []
      : [
          `The supergraph needs ${identity} for ${purpose}, which this gateway does not have; compose it without`,
        ];
  });
}

function unenforced({ identity }: LinkedSpecification): string {
  return `The supergraph has rules of ${identity}, which this gateway does not enforce, so everybody would be answered; compose it without them, or set ACCESS_ENFORCED_ELSEWHERE=true where the members, or what stands before the gateway, enforce them`;
}
