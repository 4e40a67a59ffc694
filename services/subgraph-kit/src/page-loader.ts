/** Pages of many lists of one kind, such as the children of each of many units, in one SQL statement. */
import type { EntityManager } from "typeorm";
import { type Connection, toConnection } from "./connection.js";
import { defineLoader, type Loader } from "./context.js";
import { formatCursor } from "./cursor.js";
import { conditionsOf, type PageRequest, type PageWindow, type Side, windowOf } from "./page-window.js";

export interface Lists<Row, Key> {
  /** PostgreSQL's types of what tells the lists apart; `where` calls each `list.<name>`. */
  readonly keys: Readonly<Record<keyof Key & string, string>>;
  readonly select: string;
  readonly from: string;
  readonly where: string;
  /** As in `readPage`: ascending, together unique within a list, never null. They are selected under these names. */
  readonly orderBy: readonly {
    readonly name: keyof Row & string;
    readonly column: string;
    readonly type: string;
  }[];
}

/** A page of one of the lists. */
export type PageOf<Key> = Key & { readonly page: PageRequest };

/**
 * One SQL statement for all lists of which the same page is asked for, which is one for each field of a query, and one
 * more for all that are counted.
 */
export function pageLoader<Row extends object, Key extends Readonly<Record<string, string>>>(
  lists: Lists<Row, Key>,
): Loader<PageOf<Key>, Connection<Row>> {
  const formatList = (key: PageOf<Key>) => JSON.stringify(namesOf(lists).map((name) => key[name]));
  const counts = defineLoader<PageOf<Key>, number>(
    (keys, { database }) => countLists(database, lists, keys),
    formatList,
  );
  return defineLoader(
    async (keys, context) => {
      const samePages = [...Map.groupBy(keys, ({ page }) => formatPage(page)).values()];
      const read = await Promise.all(
        samePages.map((samePage) => readPages(context.database, lists, samePage)),
      );
      const pages = new Map(read.flat());
      return keys.flatMap((key) => {
        const page = pages.get(key);
        return page ? [{ ...page, countAll: () => context.load(counts, key) }] : [];
      });
    },
    (key) => JSON.stringify([formatList(key), formatPage(key.page)]),
  );
}

function namesOf<Row, Key>({ keys }: Lists<Row, Key>): (keyof Key & string)[] {
  return Object.keys(keys).filter((name): name is keyof Key & string => name in keys);
}

function formatPage({ first, after, last, before }: PageRequest): string {
  return JSON.stringify([first, after, last, before]);
}

async function readPages<Row extends object, Key>(
  database: EntityManager,
  lists: Lists<Row, Key>,
  keys: readonly PageOf<Key>[],
): Promise<[PageOf<Key>, Omit<Connection<Row>, "countAll">][]> {
  const types = lists.orderBy.map(({ type }) => type);
  const window = windowOf(keys[0]?.page ?? {}, types);
  const { sql, parameters } = statementOf(lists, keys, window);
  const rows: (Row & { place: number; side: Side })[] = await database.query(sql, parameters);
  const byPlace = Map.groupBy(rows, ({ place }) => place);
  const names = lists.orderBy.map(({ name }) => name);
  return keys.map((key, index) => {
    const ofList = byPlace.get(index + 1) ?? [];
    const sides = ofList.map(({ side }) => side);
    const cursorOf = (row: Row) => formatCursor(names.map((name) => row[name]));
    return [key, toConnection(ofList, sides, window, cursorOf)];
  });
}

async function countLists<Row, Key>(
  database: EntityManager,
  lists: Lists<Row, Key>,
  keys: readonly PageOf<Key>[],
): Promise<number[]> {
  const parameters: unknown[] = [];
  const list = listsIn(lists, keys, (value) => `$${parameters.push(value)}`);
  const rows: { count: number }[] = await database.query(
    `SELECT counted.count FROM ${list}
     CROSS JOIN LATERAL (SELECT count(*)::integer FROM ${lists.from} WHERE ${lists.where}) counted
     ORDER BY list.place`,
    parameters,
  );
  return rows.map(({ count }) => count);
}

function statementOf<Row, Key>(
  lists: Lists<Row, Key>,
  keys: readonly PageOf<Key>[],
  { cursors, parts }: PageWindow,
): { sql: string; parameters: unknown[] } {
  const parameters: unknown[] = [];
  const place = (value: unknown) => `$${parameters.push(value)}`;
  const list = listsIn(lists, keys, place);
  const places = { after: cursors.after?.map(place) ?? [], before: cursors.before?.map(place) ?? [] };
  const columns = lists.orderBy.map(({ column }) => column);
  const selections = parts.map((part) => {
    const bounds = conditionsOf(part, columns, (cursor, index) => String(places[cursor][index]));
    return `(SELECT '${part.side}' AS side, ${lists.select} FROM ${lists.from}
      WHERE ${[lists.where, ...bounds].map((condition) => `(${condition})`).join(" AND ")}
      ORDER BY ${columns.map((column) => `${column} ${part.direction}`).join(", ")} LIMIT ${part.limit})`;
  });
  const sql = `
    SELECT list.place::integer, page_window.*
    FROM ${list}
    CROSS JOIN LATERAL (${selections.join(" UNION ALL ")}) page_window
    ORDER BY list.place, ${lists.orderBy.map(({ name }) => `page_window."${name}"`).join(", ")}`;
  return { sql, parameters };
}

/**
 * The relation `list` with a row for each list. A single one is written with its values, which PostgreSQL then knows
 * when it plans: it chooses indexes by them.
 */
function listsIn<Row, Key>(
  lists: Lists<Row, Key>,
  keys: readonly PageOf<Key>[],
  place: (value: unknown) => string,
): string {
  const names = namesOf(lists);
  const [single, ...others] = keys;
  if (single && others.length === 0) {
    const values = names.map((name) => `${place(single[name])}::${lists.keys[name]} AS ${name}`);
    return `(SELECT ${values.join(", ")}, 1 AS place) AS list`;
  }
  const arrays = names.map((name) => `${place(keys.map((key) => key[name]))}::${lists.keys[name]}[]`);
  return `unnest(${arrays.join(", ")}) WITH ORDINALITY AS list (${names.join(", ")}, place)`;
}
