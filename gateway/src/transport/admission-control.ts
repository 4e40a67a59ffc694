import { TurnLimit } from "../access/turn-limit.js";

/** More beginnings per turn of the event loop let more half-finished answers pile up in memory. */
const BEGINNINGS_PER_TURN = 4;
/** Who waits for longer than members have to answer gives up anyway. */
const PATIENCE_MS = 3_000;

/**
 * Finishes what was begun before it begins more.
 *
 * When more is asked than can be answered, fifty operations at once take no less time than four after another, but
 * the data of fifty is alive all the while and V8 copies it again and again (a fifth of all CPU under load). So a
 * few operations begin per turn of the event loop; in between, the answers of members that have arrived are taken
 * on. When the gateway waits for members its turns are short, and nobody waits here but who has had his share.
 */
export class AdmissionControl extends TurnLimit {
  /** To parse one takes as long as a turn may: whoever else has come meanwhile is heard before the next. */
  readonly largeBodies = new TurnLimit(1, { patienceMs: PATIENCE_MS });

  constructor() {
    super(BEGINNINGS_PER_TURN, { patienceMs: PATIENCE_MS });
  }
}
