import { OPERATOR_COMMAND } from "@hub/schema/own-callers";
import { MemberContext } from "@hub/subgraph-kit/context";
import { ownersDatabase } from "@hub/subgraph-kit/rows/request-database";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import type { EntityManager } from "typeorm";
import { giveRight } from "./give-right.js";
import type { Right } from "./right.js";
import { ofRight } from "./right-owner.js";

export interface NameOperator {
  readonly account: string;
  readonly accountName: string | null;
  readonly organisationId: string;
  readonly reason: string;
}

/**
 * Gives an account the right of an operator, everywhere and from today on: who can open the database can have no less.
 * So a hub gets its first operator, who gives all other rights.
 * @throws {Refusal} as {@link giveRight}
 */
export function nameOperator(database: EntityManager, named: NameOperator): Promise<Right> {
  const { organisationId } = named;
  const caller = {
    id: OPERATOR_COMMAND,
    mayWrite: true,
    rights: [{ role: "OPERATOR", organisationId, unitId: null } as const],
  };
  // Gateways read the rights; no event tells of them.
  const context = new MemberContext({
    caller,
    requestId: OPERATOR_COMMAND,
    database: ownersDatabase(database),
    onCommit: () => {},
    organisationId,
  });
  const right = {
    ...named,
    giver: OPERATOR_COMMAND,
    role: "OPERATOR",
    unitId: null,
    validFrom: todayInVietnam(),
    validTo: null,
  } as const;
  return context.transact(ofRight(right), (transaction) => giveRight(transaction, right));
}
