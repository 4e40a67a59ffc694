/** The page of a list, as the address says it: after one cursor, before another, or the first. */
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

export function pageVariables({ sau, truoc }: PageState, size: number): PageVariables {
  if (truoc !== "") return { last: size, before: truoc };
  return sau === "" ? { first: size } : { first: size, after: sau };
}
