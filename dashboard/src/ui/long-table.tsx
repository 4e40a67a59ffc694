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
import { isDrawn, keepOneTabStop, stopsOf, stopsOfRow, useRovingFocus } from "./roving-focus.js";
import { Grid, Table, type TableColumn, type TableProps, TableRow } from "./table.js";
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

interface LongTableProps<Row, Data extends object, Variables extends AnyVariables>
  extends Omit<TableProps<Row>, "rows"> {
  readonly list: PagedList<Row, Data, Variables>;
  /** The answer with the page that the address names; there is one. */
  readonly query: HubQuery<Data>;
  readonly at: PageState;
  readonly addressWith: (page: PageState) => string;
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
        hasFailed={query.hasFailed}
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
  readonly hasFailed?: boolean;
  readonly onNear?: (isNear: boolean) => void;
}

/** The rows of a page; far from what is seen an empty space of their height. */
function PageOfRows<Row, Data extends object, Variables extends AnyVariables>({
  page,
  at,
  isOpening = false,
  isAbove = false,
  hasFailed = false,
  onNear,
  keyOf,
  columns,
}: PageOfRowsProps<Row, Data, Variables>) {
  const { t } = useLocale();
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
      <tbody ref={body} className="undrawn" aria-hidden="true">
        <tr style={{ height: space }}>
          <td colSpan={columns.length}>
            {page === undefined && t(hasFailed ? "failure.hub" : "loading.label")}
          </td>
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
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read before belongs to another address
  useEffect(() => () => clearTimeout(timer.current), [key]);
  const remember = () => {
    const row = table.current === null ? undefined : firstRowInView(table.current);
    const at = row?.parentElement && places.get(row.parentElement);
    if (table.current === null || row === undefined || !at) return;
    history.replaceState({ ...history.state, [ROW_READ]: row.sectionRowIndex }, "", addressWith(at));
    if (!table.current.contains(document.activeElement)) keepOneTabStop(table.current, stopsOfRow(row)[0]);
  };
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
    box.current.scrollTop += row.getBoundingClientRect().top - bottomOfHeads(table.current);
  }, [box, table, edge]);
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
