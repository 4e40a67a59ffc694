/** Rights as they are given. */
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import type { EntityManager } from "typeorm";
import { Right } from "./right.js";
import { rightFacts } from "./right-facts.js";
import { RightHolder } from "./right-holder.js";
import { RightReason } from "./right-reason.js";

/** A right, whose it is to be, and why. */
export type NewRight = Right & Omit<RightHolder, "rightId"> & Pick<RightReason, "reason">;

/** Adds a right with its holder and its history. */
export async function recordRight(
  { manager, record }: Pick<MemberTransaction, "manager" | "record">,
  right: NewRight,
): Promise<void> {
  await insertRight(manager, right);
  const { id, version } = right;
  await record({
    of: { type: Right.name, id, version },
    before: null,
    after: rightFacts(right),
    // Fewer may read it than the history.
    reason: null,
    source: null,
  });
}

/** Adds a right with its holder and its reason alone. */
export async function insertRight(
  manager: EntityManager,
  { account, accountName, reason, ...right }: NewRight,
): Promise<void> {
  const { id: rightId, version } = right;
  await manager.insert(Right, right);
  await manager.insert(RightHolder, { rightId, account, accountName });
  await manager.insert(RightReason, { rightId, version, reason });
}
