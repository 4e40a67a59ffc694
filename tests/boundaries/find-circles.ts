/** An edge of a graph; whoever asks for circles gets their edges back as they were given. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** Circles that together hold every edge that lies on one, each as short as it can be; none is told twice. */
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
  // A Map hands out what is added while it is walked: the walk goes from near to far.
  for (const [place, way] of ways) {
    if (place === end) return way;
    for (const edge of edges) {
      if (edge.from === place && !ways.has(edge.to)) ways.set(edge.to, [...way, edge]);
    }
  }
  return undefined;
}

/** The same for a circle wherever one begins to walk it. */
function nameOf(circle: readonly Edge[]): string {
  return circle
    .map(({ from }) => from)
    .sort()
    .join(" ");
}
