import {
  createContext,
  type KeyboardEvent,
  type RefObject,
  useContext,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { useLocation, useNavigate } from "react-router";
import type { AnyVariables } from "urql";
import type { HubDocument } from "../api/hub-document.js";
import { useLocale } from "../language/use-locale.js";
import { useRefetchOnEvents } from "../live/hub-events.js";
import { PageLink } from "../navigation/page-link.js";
import {
  FIRST_PAGE,
  firstRowOf,
  LAST_PAGE,
  type ListPage,
  PAGE_SIZE,
  type PageState,
  pageAfter,
  pageBefore,
} from "../navigation/paging.js";
import { type HubQuery, useHubQuery } from "../queries/use-hub-query.js";
import { QueryBoundary } from "../ui/query-boundary.js";
import { isDrawn, keepOneTabStop, stopsOf, stopsOfRow, useRovingFocus } from "../ui/roving-focus.js";
import { Grid, numberOf, Table, type TableColumn, type TableProps, TableRow } from "../ui/table.js";
import { type RowRange, RowsOfList, rowsOfPage } from "./row-range.js";
import "./long-table.css";

/** How a list is asked for its pages. */
export interface PagedList<Row, Data extends object, Variables extends AnyVariables> {
  readonly document: HubDocument<Data, Variables>;
  /** With the filters. */
  readonly variablesOf: (page: PageState) => Variables;
  readonly pageOf: (data: Data) => ListPage<Row> | null | undefined;
  /** Which events change its rows. */
  readonly changedBy?: Parameters<typeof useRefetchOnEvents>[1];
}

export interface LongTableProps<Row, Data extends object, Variables extends AnyVariables>
  extends Omit<TableProps<Row>, "rows"> {
  readonly list: PagedList<Row, Data, Variables>;
  /** The answer with the page that the address names; there is one. */
  readonly query: HubQuery<Data>;
  readonly at: PageState;
  readonly addressWith: (page: PageState) => string;
  /** Told before the page is printed which rows will be on paper, and undefined afterwards. */
  readonly onPrint?: (rows: RowRange | undefined) => void;
}

/**
 * A table of a list that has pages. Longer than one it has a window of its own, in which the pages before and after that of
 * the address are loaded when they are neared and drawn while they are near; the rows are numbered in the whole list, and
 * the address follows what is read.
 */
export function LongTable<Row, Data extends object, Variables extends AnyVariables>(
  props: LongTableProps<Row, Data, Variables>,
) {
  const { list, query, at, caption, keyOf, columns } = props;
  const { key, state } = useLocation();
  const page = query.data && list.pageOf(query.data);
  if (page == null) return null;
  if (!page.pageInfo.hasPreviousPage && !page.pageInfo.hasNextPage)
    return <Table caption={caption} rows={page.nodes ?? []} keyOf={keyOf} columns={columns} />;
  const edge = edgeOf(state);
  // Another question, and another way to an end, begin with another page.
  const question = JSON.stringify([list.variablesOf(at), edge === undefined ? "" : key]);
  return <WindowedTable key={question} {...props} page={page} edge={edge} />;
}

type Edge = "first" | "last";

/** To which end of the list the reader's keys have led. */
function edgeOf(state: unknown): Edge | undefined {
  if (typeof state !== "object" || state === null || !("edge" in state)) return undefined;
  return state.edge === "first" || state.edge === "last" ? state.edge : undefined;
}

/** What the pages of a table share. */
interface TableWindow {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly table: RefObject<HTMLTableElement | null>;
  /** Everything that is loaded is drawn, for paper. */
  readonly isWhole: boolean;
  /** Where each body's page stands in the list. */
  readonly places: WeakMap<Element, PageState>;
}

const TableWindowContext = createContext<TableWindow | undefined>(undefined);

type WindowedTableProps<Row, Data extends object, Variables extends AnyVariables> = LongTableProps<
  Row,
  Data,
  Variables
> & {
  readonly page: ListPage<Row>;
  readonly edge: Edge | undefined;
};

function WindowedTable<Row, Data extends object, Variables extends AnyVariables>({
  list,
  query,
  page,
  at,
  edge,
  addressWith,
  onPrint,
  caption,
  keyOf,
  columns,
}: WindowedTableProps<Row, Data, Variables>) {
  const box = useRef<HTMLDivElement>(null);
  const roving = useRovingFocus();
  const { ref: table } = roving;
  const navigate = useNavigate();
  const [places] = useState(() => new WeakMap<Element, PageState>());
  const follow = useFollowingAddress(table, places, addressWith);
  const isWhole = useIsPrinted();
  useRowsOnPaper(table, isWhole, onPrint);
  useRowOfBefore(box, table, edge);
  useSteadyColumns(box, table, page.pageInfo.startCursor);
  useFocusAtEdge(box, table, query.isOfFormer ? undefined : edge);
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const end = event.ctrlKey ? EDGE_KEYS.get(event.key) : undefined;
    if (end === undefined) return roving.onKeyDown(event);
    event.preventDefault();
    const to = addressWith(end === "first" ? FIRST_PAGE : LAST_PAGE);
    navigate(to, { replace: true, state: { edge: end }, preventScrollReset: true });
  };
  const rows = { list, keyOf, columns };
  const previous = query.isOfFormer ? undefined : pageBefore(page, at);
  const next = query.isOfFormer ? undefined : pageAfter(page, at);
  return (
    <TableWindowContext value={{ box, table, isWhole, places }}>
      <RowsInView
        box={box}
        table={table}
        opening={rowsOfPage(page, at)}
        total={page.totalCount}
        addressWith={addressWith}
      />
      <div ref={box} className="long-table" onScroll={follow}>
        <Grid
          caption={caption}
          columns={columns}
          roving={{ ...roving, onKeyDown }}
          rowCount={page.totalCount ?? -1}
        >
          <Neighbours {...rows} at={previous} turn={pageBefore} />
          <PageOfRows {...rows} page={page} at={at} isOpening={true} />
          <Neighbours {...rows} at={next} turn={pageAfter} />
        </Grid>
      </div>
    </TableWindowContext>
  );
}

const EDGE_KEYS = new Map<string, Edge>([
  ["Home", "first"],
  ["End", "last"],
]);

interface RowsProps<Row, Data extends object, Variables extends AnyVariables> {
  readonly list: PagedList<Row, Data, Variables>;
  readonly keyOf: (row: Row) => string;
  readonly columns: readonly TableColumn<Row>[];
}

type NeighboursProps<Row, Data extends object, Variables extends AnyVariables> = RowsProps<
  Row,
  Data,
  Variables
> & {
  readonly at: PageState | undefined;
  /** On to the next, or back to the one before. */
  readonly turn: typeof pageAfter;
};

function Neighbours<Row, Data extends object, Variables extends AnyVariables>({
  at,
  ...rest
}: NeighboursProps<Row, Data, Variables>) {
  return at !== undefined && <Neighbour at={at} {...rest} />;
}

/** The page at this place and, as soon as that is neared, the one beyond it. */
function Neighbour<Row, Data extends object, Variables extends AnyVariables>({
  at,
  turn,
  ...rows
}: NeighboursProps<Row, Data, Variables> & { readonly at: PageState }) {
  const { document, variablesOf, pageOf, changedBy } = rows.list;
  const query = useHubQuery(document, variablesOf(at));
  const [isNear, setIsNear] = useState(false);
  const [wasNear, setWasNear] = useState(false);
  useRefetchWhileNear(query.refetch, isNear, changedBy);
  const page = (query.data && pageOf(query.data)) ?? undefined;
  const beyond = wasNear && page !== undefined && !query.isOfFormer ? turn(page, at) : undefined;
  const neighbours = <Neighbours {...rows} at={beyond} turn={turn} />;
  const isBackward = turn === pageBefore;
  return (
    <>
      {isBackward && neighbours}
      <PageOfRows
        {...rows}
        page={page}
        at={at}
        isAbove={isBackward}
        query={query}
        onNear={(isNow) => {
          setIsNear(isNow);
          if (isNow) setWasNear(true);
        }}
      />
      {!isBackward && neighbours}
    </>
  );
}

/** A page that nobody sees is asked for again when it is neared. */
function useRefetchWhileNear(
  refetch: () => void,
  isNear: boolean,
  changedBy: PagedList<unknown, object, AnyVariables>["changedBy"] = () => false,
): void {
  const isOutdated = useRef(false);
  const ask = useEffectEvent(refetch);
  useRefetchOnEvents(() => {
    if (isNear) refetch();
    else isOutdated.current = true;
  }, changedBy);
  useEffect(() => {
    if (!isNear || !isOutdated.current) return;
    isOutdated.current = false;
    ask();
  }, [isNear]);
}

interface PageOfRowsProps<Row, Data extends object, Variables extends AnyVariables>
  extends RowsProps<Row, Data, Variables> {
  /** Undefined while it is loaded. */
  readonly page: ListPage<Row> | undefined;
  readonly at: PageState;
  /** The page that the table begins with, which the hub has drawn. */
  readonly isOpening?: boolean;
  /** It comes before what is drawn already. */
  readonly isAbove?: boolean;
  /** That asks for it, where that is not the table's own. */
  readonly query?: HubQuery<Data>;
  readonly onNear?: (isNear: boolean) => void;
}

/** The rows of a page; far from what is seen an empty space of their height. */
function PageOfRows<Row, Data extends object, Variables extends AnyVariables>({
  page,
  at,
  isOpening = false,
  isAbove = false,
  query,
  onNear,
  keyOf,
  columns,
}: PageOfRowsProps<Row, Data, Variables>) {
  const { box, table, isWhole, places } = useTableWindow();
  const body = useRef<HTMLTableSectionElement>(null);
  const [isNear, setIsNear] = useState(isOpening);
  const height = useRef(isAbove ? 0 : undefined);
  const [space, setSpace] = useState(ROW_HEIGHT * PAGE_SIZE);
  const isShown = (isNear || isWhole) && page !== undefined;
  useIntersection(body, box, "100% 0px", (isNow, { height: drawn }) => {
    const isKept = isNow || body.current?.contains(document.activeElement) === true;
    if (!isKept && isShown) setSpace(drawn);
    setIsNear(isKept);
    onNear?.(isKept);
  });
  useEffect(() => {
    if (body.current !== null) places.set(body.current, at);
  }, [places, at]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: they change the height
  useLayoutEffect(() => {
    if (body.current === null) return;
    const before = height.current;
    height.current = body.current.offsetHeight;
    // What is there from the beginning has not moved anything.
    if (before === undefined || box.current === null) return;
    const { top } = body.current.getBoundingClientRect();
    const line = table.current === null ? 0 : bottomOfHeads(table.current);
    // What is read stays where it is, whatever comes above it.
    if (top + before <= line + ROUNDING) box.current.scrollTop += height.current - before;
    if (isShown && table.current !== null) keepOneTabStop(table.current);
  }, [isShown, page, space]);
  if (!isShown)
    return (
      <tbody ref={body} className="undrawn" aria-hidden={page !== undefined || query?.isLoading !== false}>
        <tr style={{ height: space }}>
          <td colSpan={columns.length}>{page === undefined && query && <WhyEmpty query={query} />}</td>
        </tr>
      </tbody>
    );
  const first = firstRowOf(page, at);
  return (
    <tbody ref={body}>
      {page.nodes?.map((row, index) => (
        <TableRow
          key={keyOf(row)}
          row={row}
          columns={columns}
          {...(first > 0 && { number: first + index })}
        />
      ))}
    </tbody>
  );
}

/** Where the reader is, however large the space: that the page is being loaded, or why it cannot be had. */
function WhyEmpty({ query }: { readonly query: HubQuery<unknown> }) {
  const { t } = useLocale();
  return (
    <div className="why-empty">
      {query.isLoading ? t("loading.label") : <QueryBoundary queries={[query]}>{null}</QueryBoundary>}
    </div>
  );
}

/** Of a row that was never drawn. */
const ROW_HEIGHT = 48;
/** Borders are shared and lie between whole pixels. */
const ROUNDING = 2;

function useTableWindow(): TableWindow {
  const shared = useContext(TableWindowContext);
  if (shared === undefined) throw new Error("a page of rows stands in a LongTable");
  return shared;
}

/** Tells whether `element` is in the window of `root`, widened by `margin`, at first and whenever that changes. */
function useIntersection(
  element: RefObject<HTMLElement | null>,
  root: RefObject<HTMLElement | null>,
  margin: string,
  tell: (isInside: boolean, rectangle: DOMRectReadOnly) => void,
): void {
  const notice = useEffectEvent(tell);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        const latest = entries.at(-1);
        if (latest !== undefined) notice(latest.isIntersecting, latest.boundingClientRect);
      },
      { root: root.current, rootMargin: margin },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, root, margin]);
}

const FOLLOWED_AFTER_MS = 300;
/** In the state of an entry of the browser's history: which row of the address's page was read. */
const ROW_READ = "rowRead";

/**
 * Once the reader has stopped, the address leads to the page that is read, the entry of the history remembers the row, and
 * the Tab key leads to it. The router is not told: it would draw everything anew for an address that leads to what is there.
 */
function useFollowingAddress(
  table: RefObject<HTMLTableElement | null>,
  places: WeakMap<Element, PageState>,
  addressWith: (page: PageState) => string,
): () => void {
  const { key } = useLocation();
  const { language } = useLocale();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const rowRead = useRef<HTMLTableRowElement>(undefined);
  const remember = useEffectEvent(() => {
    const row = table.current === null ? undefined : firstRowInView(table.current);
    const at = row?.parentElement && places.get(row.parentElement);
    if (table.current === null || row === undefined || !at) return;
    rowRead.current = row;
    history.replaceState({ ...history.state, [ROW_READ]: row.sectionRowIndex }, "", addressWith(at));
    if (!table.current.contains(document.activeElement)) keepOneTabStop(table.current, stopsOfRow(row)[0]);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language makes rows of another height, and another address
  useLayoutEffect(() => {
    if (table.current === null || rowRead.current?.isConnected !== true) return;
    bringBelowHeads(rowRead.current, table.current);
    remember();
  }, [key, language, table]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read before belongs to another address
  useEffect(() => () => clearTimeout(timer.current), [key]);
  return () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(remember, FOLLOWED_AFTER_MS);
  };
}

/** The first that the heads do not cover, of those that are drawn. */
function firstRowInView(table: HTMLTableElement): HTMLTableRowElement | undefined {
  const line = bottomOfHeads(table) - ROUNDING;
  return [...table.tBodies]
    .filter((body) => isDrawn(body) && body.getBoundingClientRect().bottom > line + ROUNDING)
    .flatMap((body) => [...body.rows])
    .find((row) => row.getBoundingClientRect().top >= line);
}

/** On a phone there are none to see. */
function bottomOfHeads(table: HTMLTableElement): number {
  const box = table.parentElement?.getBoundingClientRect().top ?? 0;
  return Math.max(box, table.tHead?.getBoundingClientRect().bottom ?? 0);
}

/** Begins with the address's page, and in it with the row that was read when the reader left this entry of the history. */
function useRowOfBefore(
  box: RefObject<HTMLDivElement | null>,
  table: RefObject<HTMLTableElement | null>,
  edge: Edge | undefined,
): void {
  useLayoutEffect(() => {
    const read: unknown = history.state?.[ROW_READ];
    if (box.current === null || table.current === null || edge !== undefined || typeof read !== "number")
      return;
    // The opening page is all that there is yet.
    const row = [...table.current.tBodies].find(({ ariaHidden }) => ariaHidden !== "true")?.rows[read];
    if (row === undefined) return;
    bringBelowHeads(row, table.current);
  }, [box, table, edge]);
}

function bringBelowHeads(row: HTMLTableRowElement, table: HTMLTableElement): void {
  table.parentElement?.scrollBy({
    top: row.getBoundingClientRect().top - bottomOfHeads(table),
    behavior: "instant",
  });
}

/** Tells which rows are drawn for paper. */
function useRowsOnPaper(
  table: RefObject<HTMLTableElement | null>,
  isPrinted: boolean,
  tell: ((rows: RowRange | undefined) => void) | undefined,
): void {
  const onPrint = useEffectEvent((rows: RowRange | undefined) => tell?.(rows));
  useLayoutEffect(() => {
    if (!isPrinted || table.current === null) return;
    const drawn = [...table.current.tBodies].filter(isDrawn).flatMap((body) => [...body.rows]);
    onPrint(rangeOf(drawn[0], drawn.at(-1)));
    return () => onPrint(undefined);
  }, [table, isPrinted]);
}

function rangeOf(first: Element | undefined, last: Element | undefined): RowRange | undefined {
  const [from, to] = [numberOf(first), numberOf(last)];
  return from === undefined || to === undefined ? undefined : { first: from, last: to };
}

const READ_EVERY_MS = 100;

interface RowsInViewProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly table: RefObject<HTMLTableElement | null>;
  /** Before anything is scrolled. */
  readonly opening: RowRange | undefined;
  readonly total: number | null;
  readonly addressWith: (page: PageState) => string;
}

/** Which rows are seen, while they are scrolled, and ways to the list's ends. */
function RowsInView({ box, table, opening, total, addressWith }: RowsInViewProps) {
  const { t } = useLocale();
  // Null: no row.
  const [seen, setSeen] = useState<RowRange | null>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      timer = undefined;
      if (box.current !== null && table.current !== null)
        setSeen(rowsInView(table.current, box.current.getBoundingClientRect().bottom) ?? null);
    };
    const follow = () => {
      timer ??= setTimeout(read, READ_EVERY_MS);
    };
    const element = box.current;
    follow();
    element?.addEventListener("scroll", follow, { passive: true });
    return () => {
      element?.removeEventListener("scroll", follow);
      clearTimeout(timer);
    };
  }, [box, table]);
  return (
    <p className="rows-in-view">
      <span>
        <RowsOfList rows={seen === undefined ? opening : (seen ?? undefined)} total={total} />
      </span>
      <PageLink to={addressWith(FIRST_PAGE)} state={{ edge: "first" }} replace preventScrollReset>
        <span aria-hidden="true">⇤ </span>
        {t("list.toStart")}
      </PageLink>
      <PageLink to={addressWith(LAST_PAGE)} state={{ edge: "last" }} replace preventScrollReset>
        {t("list.toEnd")}
        <span aria-hidden="true"> ⇥</span>
      </PageLink>
    </p>
  );
}

function rowsInView(table: HTMLTableElement, bottom: number): RowRange | undefined {
  const first = firstRowInView(table);
  let last = first;
  for (
    let next = first;
    next !== undefined && next.getBoundingClientRect().top < bottom;
    next = table.rows[next.rowIndex + 1]
  )
    last = next;
  return rangeOf(first, last);
}

/** Whether the page is being printed. */
function useIsPrinted(): boolean {
  const [isPrinted, setIsPrinted] = useState(false);
  useEffect(() => {
    // The browser takes what is drawn when these have returned.
    const begin = () => flushSync(() => setIsPrinted(true));
    const end = () => setIsPrinted(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return isPrinted;
}

/** The columns are as wide as the first rows made them, whichever rows are drawn; in a window of another width anew. */
function useSteadyColumns(
  box: RefObject<HTMLElement | null>,
  table: RefObject<HTMLTableElement | null>,
  startCursor: string | null,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows make other widths
  useEffect(() => {
    if (box.current === null) return;
    let width: number | undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (table.current === null || entry === undefined || entry.contentRect.width === width) return;
      width = entry.contentRect.width;
      keepWidths(table.current);
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box, table, startCursor]);
}

function keepWidths(table: HTMLTableElement): void {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  table.style.tableLayout = "auto";
  for (const head of heads) head.style.width = "";
  const widths = heads.map(({ offsetWidth }) => offsetWidth);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  for (const [index, head] of heads.entries()) head.style.width = `${(100 * (widths[index] ?? 0)) / whole}%`;
  table.style.tableLayout = "fixed";
}

/** Goes to the end of the list to which the reader's keys have led. */
function useFocusAtEdge(
  box: RefObject<HTMLElement | null>,
  table: RefObject<HTMLTableElement | null>,
  edge: Edge | undefined,
): void {
  useEffect(() => {
    if (edge === undefined || box.current === null || table.current === null) return;
    box.current.scrollTop = edge === "first" ? 0 : box.current.scrollHeight;
    const stop = stopsOf(table.current).at(edge === "first" ? 0 : -1);
    if (stop === undefined) return;
    stop.tabIndex = -1;
    stop.focus();
  }, [box, table, edge]);
}
