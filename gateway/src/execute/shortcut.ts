import type { AnswerReader } from "../members/answer-reader.js";
import type { MemberOperation, PlanNode } from "../plan/plan-nodes.js";
import type { ByteText } from "../wire/byte-text.js";
import type { JsonObject } from "../wire/json.js";
import type { SelectionProjection } from "./projection.js";

/**
 * Quicker ways to the answers of one operation. Each knows the ordinary case only and gives up at anything else; the
 * readable path then does the work. Without them every answer is the same.
 */
export interface Shortcuts {
  /** For one run of the plan; undefined when there is none. */
  begin(): Shortcut | undefined;
  /** The answer's data; undefined when something in the members' data is not as the schema says. */
  tryProject(data: JsonObject): JsonObject | undefined;
}

/** Hands on members' texts in one run of a plan. */
export interface Shortcut {
  readerOf(operation: MemberOperation): AnswerReader | undefined;
  /** An answer had to be parsed. */
  giveUp(): void;
  /** The data as JSON; undefined when it has to be completed in the general way. */
  write(data: JsonObject): ByteText | undefined;
  /** Turns every text in the data into the values it stands for. */
  restoreTexts(data: JsonObject): void;
}

export type FindShortcuts = (
  plan: PlanNode | undefined,
  selection: SelectionProjection,
  rootTypeName: string,
) => Shortcuts;

const NONE: Shortcuts = { begin: () => undefined, tryProject: () => undefined };

export const withoutShortcuts: FindShortcuts = () => NONE;
