import type { MemberTransaction } from "@hub/subgraph-kit/context";
import type { ChangeOrigin, Facts } from "@hub/subgraph-kit/record-change";
import { CoordinationProgramme } from "./coordination-programme.js";
import { programmeChanged } from "./programme-changed.js";

/**
 * Takes a programme to its next version, with its history and event, because something of it was changed that has no
 * history of its own: its parties, its clauses.
 * @param programme locked by this transaction
 * @param facts of what was changed alone
 */
export async function reviseProgramme(
  { manager, record, append }: MemberTransaction,
  programme: CoordinationProgramme,
  { before, after }: { readonly before: Facts; readonly after: Facts },
  origin: ChangeOrigin,
): Promise<CoordinationProgramme> {
  programme.version += 1;
  const { id, version } = programme;
  await manager.update(CoordinationProgramme, { id }, { version });
  await record({ of: { type: CoordinationProgramme.name, id, version }, before, after, ...origin });
  await append(programmeChanged(programme));
  return programme;
}
