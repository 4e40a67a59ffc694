import type { ByteText } from "../wire/byte-text.js";
import type { JsonObject } from "../wire/json.js";

/** Reads the answers to one operation without parsing them. */
export interface AnswerReader {
  /** The data of an answer; undefined if it has to be parsed. */
  read(body: ByteText): JsonObject | undefined;
  /** How to merge entities that were read under this key of the data. */
  mergeOf(entitiesKey: string): MergeEntity | undefined;
}

export interface MergeEntity {
  /** Whether the entities contain no objects, so that several targets may take from the same one. */
  readonly isFlat: boolean;
  /** Copies the entity's fields to the target. */
  into(target: JsonObject, entity: JsonObject): void;
}
