import type { FigureCountsQueryVariables } from "../../api/generated/operations.js";
import { anyText, oneOf } from "../../navigation/address-state.js";
import { anyDay } from "../../navigation/any-day.js";
import { PAGE_PARAMETERS, type PageState } from "../../navigation/paging.js";

/** The filters of the list, as its address says them. */
export const FIGURE_FILTERS = {
  trong: anyText,
  cap: oneOf("", "PROVINCE", "DISTRICT", "COMMUNE"),
  "chi-so": anyText,
  "thanh-vien": anyText,
  ngay: anyDay,
  "biet-den": anyDay,
  "da-ket-thuc": oneOf("co", "khong"),
  ...PAGE_PARAMETERS,
};

export interface FigureFilterState extends PageState {
  readonly trong: string;
  readonly cap: "" | "PROVINCE" | "DISTRICT" | "COMMUNE";
  readonly "chi-so": string;
  readonly "thanh-vien": string;
  readonly ngay: string;
  readonly "biet-den": string;
  readonly "da-ket-thuc": "co" | "khong";
}

/** Those that have a field; the others are of the pages of the list. */
export const FILTERS_SHOWN = [
  "trong",
  "cap",
  "chi-so",
  "thanh-vien",
  "ngay",
  "biet-den",
  "da-ket-thuc",
] as const;

/** What the hub is asked for. What was known by a day was known by its end, in Việt Nam. */
export function figureVariables(state: FigureFilterState): Omit<FigureCountsQueryVariables, "ofDay"> {
  const { trong, cap, ngay } = state;
  return {
    includeEnded: state["da-ket-thuc"] === "co",
    ...(trong !== "" && { under: trong }),
    ...(cap !== "" && { level: cap }),
    ...(state["chi-so"] !== "" && { indicators: [state["chi-so"]] }),
    ...(state["thanh-vien"] !== "" && { members: [state["thanh-vien"]] }),
    ...(ngay !== "" && { asOf: ngay }),
    ...(state["biet-den"] !== "" && { knownAt: `${state["biet-den"]}T16:59:59.999Z` }),
  };
}
