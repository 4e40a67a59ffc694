import type { EntityManager } from "typeorm";
import type { Told } from "./told.js";

/**
 * What the joint record keeps of one kind of thing, of every member. All is done in the transaction of the cursor, with
 * the places of units locked.
 */
export interface JointPart {
  /** What its rows are called in a member's snapshot, such as `figure`. */
  readonly kind: string;
  /** Deletes what is kept of the member. */
  clear(manager: EntityManager, member: string): Promise<void>;
  /** Adds rows of the member's snapshot, a part of them at a time. They come from outside: parse them. */
  restore(manager: EntityManager, member: string, rows: readonly unknown[]): Promise<void>;
  /** Changes what is kept by the member's events, each once. */
  apply(manager: EntityManager, member: string, told: Told): Promise<void>;
}
