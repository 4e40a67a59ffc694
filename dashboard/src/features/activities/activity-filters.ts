import type { ActivitiesQueryVariables, ActivityKind } from "../../api/generated/operations.js";
import { anyText, oneOf } from "../../navigation/address-state.js";
import { PAGE_PARAMETERS, type PageState, pageVariablesFromEnd } from "../../navigation/paging.js";

/** In the order in which they are offered. */
export const ACTIVITY_KINDS = [
  "COORDINATION",
  "DISSEMINATION",
  "MEDIA",
  "CURRICULUM_INTEGRATION",
  "SUPPORT",
] as const satisfies readonly ActivityKind[];

/** The filters of the list, as its address says them. */
export const ACTIVITY_FILTERS = {
  loai: oneOf("", ...ACTIVITY_KINDS),
  "thanh-vien": anyText,
  "co-quan": anyText,
  trong: anyText,
  ...PAGE_PARAMETERS,
};

export interface ActivityFilterState extends PageState {
  readonly loai: "" | ActivityKind;
  readonly "thanh-vien": string;
  /** That has organised it, or taken part in it. */
  readonly "co-quan": string;
  readonly trong: string;
}

/** Those that have a field; the others are of the pages of the list. */
export const FILTERS_SHOWN = ["loai", "thanh-vien", "co-quan", "trong"] as const;

/** What the hub is asked for: the latest first. */
export function activityVariables(state: ActivityFilterState): ActivitiesQueryVariables {
  const { loai, "thanh-vien": member, "co-quan": organisation, trong } = state;
  return {
    ...pageVariablesFromEnd(state),
    ...(loai !== "" && { kinds: [loai] }),
    ...(member !== "" && { members: [member] }),
    ...(organisation !== "" && { organisationIds: [organisation] }),
    ...(trong !== "" && { under: trong, includeEnded: true }),
  };
}
