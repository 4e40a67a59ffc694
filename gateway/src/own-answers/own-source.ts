import type { AskMember } from "../members/ask-member.js";
import type { EntityKey } from "./own-entities.js";

/** Knows the values of fields that no member answers. */
export interface OwnSource {
  /**
   * The field's value. A reference to an entity is an object with its key, and with `__typename` where the field is of
   * an abstract type.
   * @param ask asks members for the same request
   * @throws RequestRefusal whose errors become the field's, or what a member said instead of an answer
   */
  read(args: Readonly<Record<string, unknown>>, ask: AskMember): unknown;
  /** The values of a field of these entities, in their order. */
  readOf?(keys: readonly EntityKey[], ask: AskMember): readonly unknown[];
  /** The values of a subscription field, one after the other, until the signal aborts. */
  changes?(args: Readonly<Record<string, unknown>>, signal: AbortSignal): AsyncIterable<unknown>;
}

/** By the names that schemas use. */
export type OwnSources = Readonly<Record<string, OwnSource>>;
