import type { RightsQueryVariables } from "../../api/generated/operations.js";
import { anyText, oneOf } from "../../navigation/address-state.js";
import { PAGE_PARAMETERS, type PageState, pageVariables } from "../../navigation/paging.js";

/** The filters of the list, as its address says them. */
export const RIGHT_FILTERS = {
  "co-quan": anyText,
  trong: anyText,
  "hieu-luc": oneOf("co", "tat-ca"),
  ...PAGE_PARAMETERS,
};

export interface RightFilterState extends PageState {
  readonly "co-quan": string;
  readonly trong: string;
  readonly "hieu-luc": "co" | "tat-ca";
}

/** Those that have a field; the others are of the pages of the list. */
export const FILTERS_SHOWN = ["co-quan", "trong", "hieu-luc"] as const;

/**
 * What the hub is asked for.
 * @param organisation the one whose rights are shown where the address names none; undefined for those of all
 */
export function rightVariables(
  state: RightFilterState,
  organisation: string | undefined,
  today: string,
): RightsQueryVariables {
  const organisationId = state["co-quan"] === "" ? organisation : state["co-quan"];
  return {
    ...pageVariables(state),
    ...(organisationId !== undefined && { organisationId }),
    ...(state.trong !== "" && { unitId: state.trong }),
    ...(state["hieu-luc"] === "co" && { on: today }),
  };
}
