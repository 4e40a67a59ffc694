import type { WrittenClause, WrittenPart } from "./decide-clauses.js";

/** What a programme's history tells of its clauses, as the schema names it. */
export function clauseFacts(clauses: readonly WrittenClause[]) {
  return { clauses: clauses.map((clause) => ({ ...partFacts(clause), parts: clause.parts.map(partFacts) })) };
}

function partFacts({ number, text }: WrittenPart) {
  return { number, text };
}
