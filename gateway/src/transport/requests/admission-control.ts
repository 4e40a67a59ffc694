import { TurnLimit } from "../../access/turn-limit.js";
import { OPERATION_LIMITS } from "../../operation/operation-limits.js";

/** Starting more operations per turn of the event loop lets more half-finished answers pile up in memory. */
const BEGINNINGS_PER_TURN = 4;
/** A client that waits longer than members may take to answer gives up anyway. */
const PATIENCE_MS = 3_000;

/**
 * Finishes operations before it starts more.
 *
 * Under overload, fifty operations at once take as long as four at a time, but the data of all fifty stays alive and V8
 * copies it again and again (a fifth of all CPU under load). So only a few operations start per turn of the event loop,
 * and in between, members' answers that have arrived are processed. While the gateway waits for members its turns are
 * short, and only callers that have used up their share wait here.
 */
export class AdmissionControl extends TurnLimit {
  /** Parsing one takes as long as a turn may, so other requests are served before the next. */
  readonly largeBodies = new TurnLimit(1, { patienceMs: PATIENCE_MS });

  constructor(readonly maxVariableValues = OPERATION_LIMITS.variableValues) {
    super(BEGINNINGS_PER_TURN, { patienceMs: PATIENCE_MS, isOneEach: true });
  }
}
