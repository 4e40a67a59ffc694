import type { EntityManager } from "typeorm";

/** Whoever gives or ends rights waits for whoever does: which others there are, is what they decide by. */
export async function lockRights(manager: EntityManager): Promise<void> {
  await manager.query("LOCK TABLE granted_right IN SHARE ROW EXCLUSIVE MODE");
}
