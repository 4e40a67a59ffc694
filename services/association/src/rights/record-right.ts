/** Rights as they are given. */
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import type { EntityManager } from "typeorm";
import { Right } from "./right.js";
import { rightFacts } from "./right-facts.js";
import { RightHolder } from "./right-holder.js";

/** A right, and whose it is to be. */
export type NewRight = Right & Omit<RightHolder, "rightId">;

/** Adds a right with its holder and its history. */
export async function recordRight(
  { manager, record }: Pick<MemberTransaction, "manager" | "record">,
  right: NewRight,
): Promise<void> {
  await insertRight(manager, right);
  const { id, version, reason } = right;
  await record({
    of: { type: Right.name, id, version },
    before: null,
    after: rightFacts(right),
    reason,
    source: null,
  });
}

/** Adds a right with its holder alone. */
export async function insertRight(
  manager: EntityManager,
  { account, accountName, ...right }: NewRight,
): Promise<void> {
  await manager.insert(Right, right);
  await manager.insert(RightHolder, { rightId: right.id, account, accountName });
}
