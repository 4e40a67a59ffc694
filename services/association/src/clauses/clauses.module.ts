import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { PUBLISHED } from "@hub/subgraph-kit/rows/table-rights";
import { Clause } from "./clause.js";
import { clauseById } from "./clause-loaders.js";
import { ClauseResolver, CommitmentClauseResolver, ProgrammeClauseResolver } from "./clause-resolver.js";

/** What the parties of a programme sign, clause by clause. */
export const clauses: MemberModule = {
  entities: [Clause],
  tables: { clause: PUBLISHED },
  resolvers: [ClauseResolver, ProgrammeClauseResolver, CommitmentClauseResolver],
  references: { Clause: referenceById(clauseById) },
};
