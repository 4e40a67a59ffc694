import type { ChangesQueryVariables } from "../../api/generated/operations.js";
import { anyText } from "../../navigation/address-state.js";
import { anyDay } from "../../navigation/any-day.js";
import { PAGE_PARAMETERS, type PageState, pageVariablesFromEnd } from "../../navigation/paging.js";

/** The filters of the list, as its address says them. */
export const CHANGE_FILTERS = {
  tu: anyDay,
  loai: anyText,
  "don-vi": anyText,
  trong: anyText,
  ...PAGE_PARAMETERS,
};

export interface ChangeFilterState extends PageState {
  /** The day since which the hub has learned of them. */
  readonly tu: string;
  readonly loai: string;
  /** The member whose data changed. */
  readonly "don-vi": string;
  readonly trong: string;
}

/** Those that have a field; the others are of the pages of the list. */
export const FILTERS_SHOWN = ["tu", "loai", "don-vi", "trong"] as const;

/** What the hub is asked for: the latest first. */
export function changeVariables(state: ChangeFilterState): ChangesQueryVariables {
  const { tu, loai, "don-vi": member, trong } = state;
  return {
    ...pageVariablesFromEnd(state),
    ...(tu !== "" && { since: tu }),
    ...(loai !== "" && { kinds: [loai] }),
    ...(member !== "" && { members: [member] }),
    ...(trong !== "" && { under: trong, includeEnded: true }),
  };
}
