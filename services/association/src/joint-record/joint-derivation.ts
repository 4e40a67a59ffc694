import type { EntityManager } from "typeorm";
import type { Told } from "./told.js";

/** What follows from the rows that the parts keep, and from events. All is done in the transaction of the cursor. */
export interface JointDerivation {
  /** The parts have made all rows of the member anew. */
  restored(manager: EntityManager, member: string): Promise<void>;
  /** The parts have applied these events of the member. */
  applied(manager: EntityManager, member: string, told: Told): Promise<void>;
}
