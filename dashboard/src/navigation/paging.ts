import { anyText, type Parameter } from "./address-state.js";

/** How many rows a page of a list has. */
export const PAGE_SIZE = 50;

/** The page of a list, as the address says it: after one cursor, before another, the first or the last. */
export interface PageState {
  readonly sau: string;
  readonly truoc: string;
  /** The number of its first row in the whole list; 0 where it is not known. */
  readonly dong: number;
}

const rowNumber: Parameter<number> = {
  read: (written) => (written !== null && isRowNumber(written) ? Number(written) : 0),
  write: (value) => (value === 0 ? null : String(value)),
  isKnown: isRowNumber,
};

function isRowNumber(written: string): boolean {
  return /^[1-9]\d{0,8}$/.test(written);
}

/** Those of every list that has pages. */
export const PAGE_PARAMETERS = { sau: anyText, truoc: anyText, dong: rowNumber };

export interface PageVariables {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
}

/** A change of a filter leads to the first page. */
export const FIRST_PAGE: PageState = { sau: "", truoc: "", dong: 0 };

/** In place of a cursor; none is so short. */
const END = "cuoi";

export const LAST_PAGE: PageState = { ...FIRST_PAGE, truoc: END };

export interface PageInfo {
  readonly hasPreviousPage: boolean;
  readonly hasNextPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** A page of a list as the hub answers it. */
export interface ListPage<Row> {
  readonly nodes: readonly Row[] | null;
  readonly totalCount: number | null;
  readonly pageInfo: PageInfo;
}

export function pageVariables({ sau, truoc }: PageState, size = PAGE_SIZE): PageVariables {
  if (truoc === END) return { last: size };
  if (truoc !== "") return { last: size, before: truoc };
  return sau === "" ? { first: size } : { first: size, after: sau };
}

/** The number of the page's first row in the whole list: by its ends, or else as the address has it. */
export function firstRowOf({ nodes, totalCount, pageInfo }: ListPage<unknown>, at: PageState): number {
  if (!pageInfo.hasPreviousPage) return 1;
  if (!pageInfo.hasNextPage && totalCount !== null) return totalCount - (nodes?.length ?? 0) + 1;
  return at.dong;
}

/** The page that follows; undefined after the last. */
export function pageAfter(page: ListPage<unknown>, at: PageState): PageState | undefined {
  const { hasNextPage, endCursor } = page.pageInfo;
  if (!hasNextPage || endCursor === null) return undefined;
  const first = firstRowOf(page, at);
  return { ...FIRST_PAGE, sau: endCursor, dong: first === 0 ? 0 : first + (page.nodes?.length ?? 0) };
}

/** The page before; undefined before the first. */
export function pageBefore(page: ListPage<unknown>, at: PageState): PageState | undefined {
  const { hasPreviousPage, startCursor } = page.pageInfo;
  if (!hasPreviousPage || startCursor === null) return undefined;
  return { ...FIRST_PAGE, truoc: startCursor, dong: Math.max(0, firstRowOf(page, at) - PAGE_SIZE) };
}

/** As `pageVariables`, of a list that is shown from its end. */
export function pageVariablesFromEnd(page: PageState): PageVariables {
  const { first, after, last, before } = pageVariables(page);
  return {
    ...(first !== undefined && { last: first }),
    ...(after !== undefined && { before: after }),
    ...(last !== undefined && { first: last }),
    ...(before !== undefined && { after: before }),
  };
}

/** Such a page as it is shown. */
export function pageFromEnd<Row>({ nodes, totalCount, pageInfo }: ListPage<Row>): ListPage<Row> {
  const { hasPreviousPage, hasNextPage, startCursor, endCursor } = pageInfo;
  return {
    nodes: nodes?.toReversed() ?? null,
    totalCount,
    pageInfo: {
      hasPreviousPage: hasNextPage,
      hasNextPage: hasPreviousPage,
      startCursor: endCursor,
      endCursor: startCursor,
    },
  };
}
