import { composeSubgraphs } from "@hub/schema/composition/compose";
import type { Subgraph } from "./subgraph.js";

const composed = new Map<string, string>();

/** The supergraph of these subgraphs; throws with all composition errors. The same ones are composed once. */
export function compose(subgraphs: readonly Subgraph[]): string {
  const files = subgraphs.map(({ name, sdl }) => ({ name, sdl, file: `${name}.graphql` }));
  const key = JSON.stringify(files);
  const supergraph = composed.get(key) ?? composeSubgraphs(files).supergraph;
  composed.set(key, supergraph);
  return supergraph;
}
