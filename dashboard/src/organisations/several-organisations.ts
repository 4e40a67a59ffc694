/** Those that are chosen, with a place for one more. */
export function withNextOrganisation(ids: readonly string[]): readonly string[] {
  return [...ids, ""];
}

/** With this one in its place, each once; those that were emptied close up. */
export function organisationsWith(ids: readonly string[], index: number, id: string): readonly string[] {
  return [...new Set(withNextOrganisation(ids).with(index, id))].filter((one) => one !== "");
}
