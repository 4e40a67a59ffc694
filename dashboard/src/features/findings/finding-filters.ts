import type { FindingsQueryVariables } from "../../api/generated/operations.js";
import { anyText, oneOf } from "../../navigation/address-state.js";
import { PAGE_PARAMETERS, type PageState, pageVariables } from "../../navigation/paging.js";

/** The filters of the list, as its address says them. */
export const FINDING_FILTERS = {
  trong: anyText,
  "tinh-trang": oneOf("con-mo", "da-dinh-chinh", "tat-ca"),
  "muc-do": oneOf("", "ERROR", "WARNING", "INFO"),
  loai: anyText,
  "don-vi": anyText,
  ...PAGE_PARAMETERS,
};

export interface FindingFilterState extends PageState {
  readonly trong: string;
  readonly "tinh-trang": "con-mo" | "da-dinh-chinh" | "tat-ca";
  readonly "muc-do": "" | "ERROR" | "WARNING" | "INFO";
  readonly loai: string;
  /** The member that must answer. */
  readonly "don-vi": string;
}

/** Those that have a field; the others are of the pages of the list. */
export const FILTERS_SHOWN = ["trong", "tinh-trang", "muc-do", "loai", "don-vi"] as const;

/** What the hub is asked for. What was found in a unit that went into the chosen one is there to be answered now. */
export function findingVariables(state: FindingFilterState): FindingsQueryVariables {
  const { trong, loai } = state;
  return {
    ...pageVariables(state),
    ...(trong !== "" && { under: trong, includeEnded: true }),
    ...(state["tinh-trang"] !== "tat-ca" && { open: state["tinh-trang"] === "con-mo" }),
    ...(state["muc-do"] !== "" && { severities: [state["muc-do"]] }),
    ...(loai !== "" && { rules: [loai] }),
    ...(state["don-vi"] !== "" && { owner: state["don-vi"] }),
  };
}
