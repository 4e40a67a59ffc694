import { randomUUID } from "node:crypto";
import { type EntityManager, In } from "typeorm";
import { Clause } from "./clause.js";
import { type PlacedClause, pathOf, type WrittenClause } from "./decide-clauses.js";

/** The programme's clauses and their parts, by their numbers: “2”, “2/a”. */
export async function readClauses(
  manager: EntityManager,
  programmeId: string,
): Promise<ReadonlyMap<string, Clause>> {
  const clauses = await manager.find(Clause, { where: { programmeId }, order: { position: "ASC" } });
  const numberOf = new Map(clauses.map(({ id, number }) => [id, number]));
  return new Map(
    clauses.map((clause) => {
      const partOf = clause.partOfId === null ? null : (numberOf.get(clause.partOfId) ?? null);
      return [pathOf(clause.number, partOf), clause];
    }),
  );
}

/** Saves them in place of the known ones. Those of the same numbers stay the same, so that commitments stay theirs. */
export async function saveClauses(
  manager: EntityManager,
  programmeId: string,
  known: ReadonlyMap<string, Clause>,
  placed: readonly PlacedClause[],
): Promise<void> {
  const saved = placed.map((clause) => ({ ...clause, id: known.get(clause.path)?.id ?? randomUUID() }));
  const idOf = new Map(saved.map(({ path, id }) => [path, id]));
  await manager.save(
    Clause,
    saved.map(({ id, partOf, number, text, position }) => {
      const partOfId = partOf === null ? null : (idOf.get(partOf) ?? null);
      return { id, programmeId, partOfId, position, number, text };
    }),
  );
  const dropped = [...known].filter(([path]) => !idOf.has(path)).map(([, { id }]) => id);
  if (dropped.length === 0) return;
  // Parts first: they point to their clauses.
  await manager.delete(Clause, { partOfId: In(dropped) });
  await manager.delete(Clause, { id: In(dropped) });
}

/** As a writer would give them. */
export function asWritten(known: ReadonlyMap<string, Clause>): WrittenClause[] {
  const all = [...known.values()];
  return all
    .filter(({ partOfId }) => partOfId === null)
    .map((clause) => ({ ...clause, parts: all.filter(({ partOfId }) => partOfId === clause.id) }));
}
