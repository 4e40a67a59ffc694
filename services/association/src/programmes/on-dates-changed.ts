import type { MemberTransaction } from "@hub/subgraph-kit/context";
import type { CoordinationProgramme } from "./coordination-programme.js";

/**
 * Called in the transaction that has changed what a programme's evaluations are computed from: its period, its
 * interval or the day it was signed. Passed in, because evaluations build on programmes and ceremonies.
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
