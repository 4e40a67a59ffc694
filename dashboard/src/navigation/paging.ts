/** The page of a list, as the address says it: after one cursor, before another, the first or the last. */
export interface PageState {
  readonly sau: string;
  readonly truoc: string;
}

export interface PageVariables {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
}

/** A change of a filter leads to the first page. */
export const FIRST_PAGE: PageState = { sau: "", truoc: "" };

/** In place of a cursor; none is so short. */
const END = "cuoi";

export const LAST_PAGE: PageState = { sau: "", truoc: END };

export function pageVariables({ sau, truoc }: PageState, size: number): PageVariables {
  if (truoc === END) return { last: size };
  if (truoc !== "") return { last: size, before: truoc };
  return sau === "" ? { first: size } : { first: size, after: sau };
}
