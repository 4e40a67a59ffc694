import { composeSubgraphs } from "@hub/schema/composition/compose";
import type { Subgraph } from "./subgraph.js";

/** The supergraph of these subgraphs; throws with all composition errors. */
export function compose(subgraphs: readonly Subgraph[]): string {
  return composeSubgraphs(subgraphs.map(({ name, sdl }) => ({ name, sdl, file: `${name}.graphql` })))
    .supergraph;
}
