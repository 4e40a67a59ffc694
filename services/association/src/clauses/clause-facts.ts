import type { LocalizedText } from "@hub/subgraph-kit/values";

/** What a programme's history tells of its clauses: the words of each, by its numbers. */
export function clauseFacts(clauses: Iterable<{ readonly path: string; readonly text: LocalizedText }>) {
  return { clauses: Object.fromEntries([...clauses].map(({ path, text }) => [path, text])) };
}
