import type { LinkCheck } from "./register-files.js";

/** A link between two units, each named by its key within its register. */
export interface UnitLink {
  readonly predecessor: string;
  readonly successor: string;
  readonly check: LinkCheck;
}

export interface CountedLink extends UnitLink {
  readonly successorsOfPredecessor: number;
  readonly predecessorsOfSuccessor: number;
}

/**
 * The links with the number of accepted links at either end. A suspected name collision is not accepted: it counts
 * for itself only, so it never changes what is said about the links around it.
 */
export function countLinks(links: readonly UnitLink[]): CountedLink[] {
  const accepted = links.filter((link) => link.check !== "suspect_name_collision");
  const bySuccessor = Map.groupBy(accepted, (link) => link.successor);
  const byPredecessor = Map.groupBy(accepted, (link) => link.predecessor);
  return links.map((link) => {
    const itself = link.check === "suspect_name_collision" ? 1 : 0;
    return {
      ...link,
      successorsOfPredecessor: (byPredecessor.get(link.predecessor)?.length ?? 0) + itself,
      predecessorsOfSuccessor: (bySuccessor.get(link.successor)?.length ?? 0) + itself,
    };
  });
}

/** True when the link says, on good authority, that the territory stayed the same: the unit lives on. */
export function isSameUnit(link: CountedLink): boolean {
  return (
    link.check === "both_sources" && link.successorsOfPredecessor === 1 && link.predecessorsOfSuccessor === 1
  );
}

/**
 * Links of larger units from the accepted links of the smaller ones within them; checked as well as the best of those.
 */
export function liftLinks<Link extends { readonly check: LinkCheck }>(
  links: readonly Link[],
  endsOf: (link: Link) => { predecessor: string; successor: string },
): UnitLink[] {
  const lifted = new Map<string, UnitLink>();
  for (const link of links) {
    if (link.check === "suspect_name_collision") continue;
    const { predecessor, successor } = endsOf(link);
    const key = `${predecessor} ${successor}`;
    if (lifted.get(key)?.check !== "both_sources") {
      lifted.set(key, { predecessor, successor, check: link.check });
    }
  }
  return [...lifted.values()];
}
