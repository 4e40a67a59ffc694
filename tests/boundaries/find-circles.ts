/** A directed edge. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** For every edge that lies on a circle, the shortest circle through it; each circle is returned once. */
export function findCircles<E extends Edge>(edges: readonly E[]): E[][] {
  const circles = new Map<string, E[]>();
  for (const edge of edges) {
    const wayBack = findShortestWay(edges, edge.to, edge.from);
    if (!wayBack) continue;
    const circle = [edge, ...wayBack];
    const name = nameOf(circle);
    if (!circles.has(name)) circles.set(name, circle);
  }
  return [...circles.values()];
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

/** Equal for the same circle, wherever it starts. */
function nameOf(circle: readonly Edge[]): string {
  return circle
    .map(({ from }) => from)
    .sort()
    .join(" ");
}
