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

export interface PageInfo {
  readonly hasPreviousPage: boolean;
  readonly hasNextPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export function pageVariables({ sau, truoc }: PageState, size: number): PageVariables {
  if (truoc === END) return { last: size };
  if (truoc !== "") return { last: size, before: truoc };
  return sau === "" ? { first: size } : { first: size, after: sau };
}

/** As `pageVariables`, of a list that is shown from its end. */
export function pageVariablesFromEnd(page: PageState, size: number): PageVariables {
  const { first, after, last, before } = pageVariables(page, size);
  return {
    ...(first !== undefined && { last: first }),
    ...(after !== undefined && { before: after }),
    ...(last !== undefined && { first: last }),
    ...(before !== undefined && { after: before }),
  };
}

/** What comes before and after a page of such a list as it is shown. */
export function pageInfoFromEnd(pageInfo: PageInfo): PageInfo {
  const { hasPreviousPage, hasNextPage, startCursor, endCursor } = pageInfo;
  return {
    hasPreviousPage: hasNextPage,
    hasNextPage: hasPreviousPage,
    startCursor: endCursor,
    endCursor: startCursor,
  };
}
