import { QueryPlanner } from "@graphql-hive/router-query-planner";
import { Lexer, parse, Source, TokenKind, visit } from "graphql";
import { nesting } from "../operation/parse-operation.js";
import type { PlanNode } from "../plan-model/plan-nodes.js";
import type { Supergraph } from "../supergraph/supergraph.js";
import { normalisePlan, type PlanContext } from "./normalise-plan.js";
import { createEntityRoots } from "./workarounds/entity-roots.js";
import { isHazardousText } from "./workarounds/hazards.js";
import { createPlainRequirements } from "./workarounds/plain-requirements.js";
import { PieceByPiecePlanner, type PlanText } from "./workarounds/plan-in-pieces.js";
import { createSingleKeys } from "./workarounds/single-keys.js";

/** No plan was found for a valid operation. The process is unharmed. */
export class PlanningFailure extends Error {}

/** The operation is nested too deeply for the addon. */
export class NestingTooDeep extends PlanningFailure {}

/** How many brackets of any kind may be open at once in what the addon reads. */
const MAX_OPEN_BRACKETS = 50;

/** Decides which member is asked in which order. The only user of the native addon. */
export interface Planner {
  /**
   * The operation must be valid and must not ask for introspection: the addon does not check, and cyclic fragments
   * would end the process.
   * @throws PlanningFailure, of which NestingTooDeep is the client's mistake
   */
  plan(operationText: string, operationName: string | undefined): PlanNode | undefined;
}

export function createPlanner(supergraph: Supergraph): Planner {
  const singleKeys = createSingleKeys(supergraph.sdl);
  const { sdl, fields } = createPlainRequirements(singleKeys.sdl);
  const roots = createEntityRoots(sdl);
  const context = { supergraph, requiredFields: fields, isContinued: false };
  const planWhole = createPlanText(sdl, context);
  let pieceByPiece: PieceByPiecePlanner | undefined;
  const planInPieces: PlanText = (operationText, operationName) => {
    pieceByPiece ??= new PieceByPiecePlanner(
      supergraph,
      roots,
      createPlanText(roots.sdl, { ...context, isContinued: true }),
    );
    return pieceByPiece.plan(parse(operationText, { noLocation: true }), operationName);
  };
  return {
    plan(operationText, operationName) {
      checkFields(operationText, singleKeys.unplannable);
      const whole = () => planWhole(operationText, operationName);
      const inPieces = () => planInPieces(operationText, operationName);
      const isHazardous = isHazardousText(operationText, roots.hazards);
      try {
        return isHazardous ? firstPlan(inPieces, whole) : firstPlan(whole, inPieces);
      } catch (cause) {
        if (!isNestedTooDeep(operationText)) throw cause;
        throw new NestingTooDeep(`more than ${MAX_OPEN_BRACKETS} brackets are open at once`, { cause });
      }
    },
  };
}

function isNestedTooDeep(operationText: string): boolean {
  const lexer = new Lexer(new Source(operationText));
  let open = 0;
  while (open <= MAX_OPEN_BRACKETS && lexer.advance().kind !== TokenKind.EOF)
    open += nesting(lexer.token.kind);
  return open > MAX_OPEN_BRACKETS;
}

function checkFields(operationText: string, unplannable: ReadonlySet<string>): void {
  if (unplannable.size === 0) return;
  visit(parse(operationText, { noLocation: true }), {
    Field({ name }) {
      if (!unplannable.has(name.value)) return;
      throw new PlanningFailure(`the members that ${name.value} needs have no key in common`);
    },
  });
}

/** The result of the first attempt, or else of the second. If both fail, the first failure says more. */
function firstPlan(
  attempt: () => PlanNode | undefined,
  otherAttempt: () => PlanNode | undefined,
): PlanNode | undefined {
  try {
    return attempt();
  } catch (cause) {
    try {
      return otherAttempt();
    } catch {
      throw new PlanningFailure(cause instanceof Error ? cause.message : String(cause), { cause });
    }
  }
}

function createPlanText(sdl: string, context: PlanContext): PlanText {
  const addon = new QueryPlanner(sdl);
  return (operationText, operationName) => {
    const { node } = addon.plan(operationText, operationName, new Set(), 0);
    return node && normalisePlan(node, context);
  };
}
