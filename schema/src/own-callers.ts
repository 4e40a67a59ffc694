/** Callers that the hub itself has, by their ids: no account may have one of these. */
import type { Caller } from "./signed-request.js";

/** Who is not signed in. */
export const ANONYMOUS = "anonymous";
/** Whoever is signed in, where it makes no difference which account asks. */
export const SOMEBODY = "somebody";
/** A gateway that asks for nobody else. */
export const GATEWAY = "gateway";
/** A gateway that prepares what it will be asked. */
export const WARM_UP = "warm-up";
/** Who gives a right by the operator's command, at the database. */
export const OPERATOR_COMMAND = "operator-command";

export const OWN_CALLERS: ReadonlySet<string> = new Set([
  ANONYMOUS,
  SOMEBODY,
  GATEWAY,
  WARM_UP,
  OPERATOR_COMMAND,
]);

/** The gateway as a caller. */
export const ASKING_FOR_NOBODY: Caller = { id: GATEWAY, mayWrite: false };

/** The gateway as a caller that hands over what it has recorded. */
export const HANDING_OVER: Caller = { id: GATEWAY, mayWrite: true };
