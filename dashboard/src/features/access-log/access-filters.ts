import type { AccessLogQueryVariables, AccessOutcome } from "../../api/generated/operations.js";
import { anyText, oneOf } from "../../navigation/address-state.js";
import { anyDay } from "../../navigation/any-day.js";
import { PAGE_PARAMETERS, type PageState, pageVariables } from "../../navigation/paging.js";

/** In place of an organisation: what belongs to none. */
export const OF_NONE = "khong-thuoc";

export const OUTCOMES = {
  "tra-loi": "ALLOWED",
  "tu-choi": "DENIED",
  loi: "FAILED",
} as const satisfies Record<string, AccessOutcome>;

/** The filters of the log, as its address says them. */
export const ACCESS_FILTERS = {
  "co-quan": anyText,
  tu: anyDay,
  den: anyDay,
  "tai-khoan": anyText,
  "thao-tac": anyText,
  "thoa-thuan": anyText,
  "ket-qua": oneOf("", "tra-loi", "tu-choi", "loi"),
  ...PAGE_PARAMETERS,
};

export interface AccessFilterState extends PageState {
  readonly "co-quan": string;
  readonly tu: string;
  readonly den: string;
  readonly "tai-khoan": string;
  readonly "thao-tac": string;
  readonly "thoa-thuan": string;
  readonly "ket-qua": "" | keyof typeof OUTCOMES;
}

/** Those that have a field; the others are of the pages of the list. */
export const FILTERS_SHOWN = ["tu", "den", "tai-khoan", "thao-tac", "thoa-thuan", "ket-qua"] as const;

/** What the hub is asked for. @param usual the organisation where the address names none */
export function accessVariables(state: AccessFilterState, usual: string): AccessLogQueryVariables {
  const {
    "co-quan": chosen,
    tu,
    den,
    "tai-khoan": account,
    "thao-tac": operation,
    "thoa-thuan": agreement,
    "ket-qua": outcome,
  } = state;
  const organisation = chosen === "" ? usual : chosen;
  return {
    ...pageVariables(state),
    ...(organisation !== OF_NONE && { organisationId: organisation }),
    ...(tu !== "" && { from: tu }),
    ...(den !== "" && { to: den }),
    ...(account.trim() !== "" && { account: account.trim() }),
    ...(operation.trim() !== "" && { operation: operation.trim() }),
    ...(agreement.trim() !== "" && { agreement: agreement.trim() }),
    ...(outcome !== "" && { outcome: OUTCOMES[outcome] }),
  };
}
