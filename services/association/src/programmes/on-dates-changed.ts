import type { MemberTransaction } from "@hub/subgraph-kit/context";
import type { ChangeOrigin } from "@hub/subgraph-kit/record-change";
import type { CoordinationProgramme } from "./coordination-programme.js";

/**
 * Called in the transaction that has changed what a programme's evaluations are computed from: its period, its
 * interval or the day it was signed. Passed in, because evaluations build on programmes and ceremonies.
 */
export type OnDatesChanged = (
  transaction: MemberTransaction,
  programme: CoordinationProgramme,
  origin: ChangeOrigin,
) => Promise<void>;
