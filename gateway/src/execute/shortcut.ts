import type { AnswerReader } from "../members/answer-reader.js";
import type { MemberOperation, PlanNode } from "../plan-model/plan-nodes.js";
import type { ByteText } from "../wire/byte-text.js";
import type { JsonObject } from "../wire/json.js";
import type { SelectionProjection } from "./projection.js";

/**
 * Fast paths for one operation. Each handles only the ordinary case and gives up on anything else; then the readable
 * path does the work. Without them every answer is the same.
 */
export interface Shortcuts {
  /** For one run of the plan; undefined if there is none. */
  begin(): Shortcut | undefined;
  /** The response's data; undefined if something in the members' data is not as the schema says. */
  tryProject(data: JsonObject): JsonObject | undefined;
}

/** Passes members' texts through in one run of a plan. */
export interface Shortcut {
  readerOf(operation: MemberOperation): AnswerReader | undefined;
  /** Call it when an answer had to be parsed. */
  giveUp(): void;
  /** The data as JSON; undefined if it has to be completed the readable way. */
  write(data: JsonObject): ByteText | undefined;
  /** Replaces every verbatim text in the data by the values it stands for. */
  restoreTexts(data: JsonObject): void;
}

export type FindShortcuts = (
  plan: PlanNode | undefined,
  selection: SelectionProjection,
  rootTypeName: string,
) => Shortcuts;

const NONE: Shortcuts = { begin: () => undefined, tryProject: () => undefined };

export const withoutShortcuts: FindShortcuts = () => NONE;
