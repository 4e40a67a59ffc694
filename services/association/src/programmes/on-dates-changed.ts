import type { MemberTransaction } from "@hub/subgraph-kit/context";
import type { CoordinationProgramme } from "./coordination-programme.js";

/**
 * Called in the transaction that has changed what a programme's evaluations are reckoned from: its period, its
 * interval or the day it was signed. Evaluations build on programmes and ceremonies, so these are handed what to call.
 */
export type OnDatesChanged = (
  transaction: MemberTransaction,
  programme: CoordinationProgramme,
  change: {
    /** Where the change was published. */
    readonly source: string;
    readonly callerId: string;
  },
) => Promise<void>;
