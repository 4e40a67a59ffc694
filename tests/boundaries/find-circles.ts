/** A directed edge. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/**
 * Circles that share no edge, the shortest first. Others may remain that share an edge with one of these: one wrong edge
 * can close dozens of circles, and only the shortest explains it.
 */
export function findCircles<E extends Edge>(edges: readonly E[]): E[][] {
  const circles = edges.flatMap((edge) => {
    const wayBack = findShortestWay(edges, edge.to, edge.from);
    return wayBack ? [[edge, ...wayBack]] : [];
  });
  const used = new Set<E>();
  return circles
    .sort((one, other) => one.length - other.length)
    .filter((circle) => {
      if (circle.some((edge) => used.has(edge))) return false;
      for (const edge of circle) used.add(edge);
      return true;
    });
}

function findShortestWay<E extends Edge>(edges: readonly E[], start: string, end: string): E[] | undefined {
  const ways = new Map<string, E[]>([[start, []]]);
  // Iterating a Map also visits entries added meanwhile, so this is a breadth-first search.
  for (const [place, way] of ways) {
    if (place === end) return way;
    for (const edge of edges) {
      if (edge.from === place && !ways.has(edge.to)) ways.set(edge.to, [...way, edge]);
    }
  }
  return undefined;
}
