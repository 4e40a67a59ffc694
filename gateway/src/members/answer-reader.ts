import type { ByteText } from "../wire/byte-text.js";
import type { JsonObject } from "../wire/json.js";

/** Reads the answers to one operation without parsing them. */
export interface AnswerReader {
  /** The data of an answer; undefined when the answer has to be parsed. */
  read(body: ByteText): JsonObject | undefined;
  /** How entities that were read under that key of the data are merged. */
  mergeOf(entitiesKey: string): MergeEntity | undefined;
}

export interface MergeEntity {
  /** Whether the entities hold no objects, so that several may take from the same. */
  readonly isFlat: boolean;
  /** Gives the target what the entity has. */
  into(target: JsonObject, entity: JsonObject): void;
}
