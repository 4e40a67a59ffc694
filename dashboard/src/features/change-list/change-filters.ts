import type { ChangesQueryVariables } from "../../api/generated/operations.js";
import { anyText } from "../../navigation/address-state.js";
import { anyDay } from "../../navigation/any-day.js";
import { pageVariablesFromEnd } from "../../navigation/paging.js";

/** The filters of the list, as its address says them. */
export const CHANGE_FILTERS = {
  tu: anyDay,
  loai: anyText,
  "don-vi": anyText,
  trong: anyText,
  sau: anyText,
  truoc: anyText,
};

export interface ChangeFilterState {
  /** The day since which the hub has learned of them. */
  readonly tu: string;
  readonly loai: string;
  /** The member whose data changed. */
  readonly "don-vi": string;
  readonly trong: string;
  readonly sau: string;
  readonly truoc: string;
}

/** Those that have a field; the others are of the pages of the list. */
export const FILTERS_SHOWN = ["tu", "loai", "don-vi", "trong"] as const;

const ROWS = 50;

/** What the hub is asked for: the latest first. */
export function changeVariables(state: ChangeFilterState): ChangesQueryVariables {
  const { tu, loai, "don-vi": member, trong, sau, truoc } = state;
  return {
    ...pageVariablesFromEnd({ sau, truoc }, ROWS),
    ...(tu !== "" && { since: tu }),
    ...(loai !== "" && { kinds: [loai] }),
    ...(member !== "" && { members: [member] }),
    ...(trong !== "" && { under: trong, includeEnded: true }),
  };
}
