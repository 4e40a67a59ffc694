/**
 * Relay connections (GraphQL Cursor Connections Specification) over keyset paging: a page costs the same
 * wherever it lies, and rows written meanwhile are neither skipped nor repeated.
 */

import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from "type-graphql";
import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { describe } from "./describe.js";
import { Refusal } from "./refusal.js";
import { isCalendarDay } from "./scalars.js";
import { isUuid } from "./uuid.js";

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;
const MAX_CURSOR_LENGTH = 500;

@ArgsType()
export class PageArguments {
  @Field(() => Int, {
    nullable: true,
    description: describe(
      "Số phần tử của trang, từ 0 đến 200; mặc định 50.",
      "Size of the page, 0 to 200; 50 by default.",
    ),
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Con trỏ của phần tử ngay trước trang này.",
      "Cursor of the element just before this page.",
    ),
  })
  after?: string | null;
}

@Directive("@shareable")
@ObjectType({
  description: describe("Vị trí của một trang trong danh sách.", "Where a page lies in its list."),
})
export class PageInfo {
  @Field(() => Boolean, {
    description: describe("Còn phần tử phía sau trang này.", "There are elements after this page."),
  })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: describe("Có phần tử phía trước trang này.", "There are elements before this page."),
  })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: describe("Con trỏ của phần tử đầu trang.", "Cursor of the page's first element."),
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: describe("Con trỏ của phần tử cuối trang.", "Cursor of the page's last element."),
  })
  endCursor!: string | null;
}

export interface Edge<Node> {
  cursor: string;
  node: Node;
}

export interface Connection<Node> {
  edges: Edge<Node>[];
  nodes: Node[];
  pageInfo: PageInfo;
}

/**
 * Makes the types `<name>Connection` and `<name>Edge` for a node type.
 * @param options.isShareable true for value types that several members define alike
 */
export function connectionType<Node extends object>(
  nodeType: ClassType<Node>,
  name: string,
  options: { isShareable?: boolean } = {},
): ClassType<Connection<Node>> {
  const shareable = (target: ClassType) => {
    if (options.isShareable) Directive("@shareable")(target);
  };

  @ObjectType(`${name}Edge`, {
    description: describe(`Một phần tử của danh sách ${name}.`, `One element of a list of ${name}.`),
  })
  class EdgeClass implements Edge<Node> {
    @Field(() => String, { description: describe("Con trỏ của phần tử.", "The element's cursor.") })
    cursor!: string;

    @Field(() => nodeType, { description: describe("Phần tử.", "The element.") })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, {
    description: describe(`Một trang của danh sách ${name}.`, `A page of a list of ${name}.`),
  })
  class ConnectionClass implements Connection<Node> {
    @Field(() => [EdgeClass], {
      description: describe("Các phần tử kèm con trỏ.", "The elements with their cursors."),
    })
    edges!: EdgeClass[];

    @Field(() => [nodeType], { description: describe("Các phần tử.", "The elements.") })
    nodes!: Node[];

    @Field(() => PageInfo, { description: describe("Vị trí của trang.", "Where the page lies.") })
    pageInfo!: PageInfo;
  }

  shareable(EdgeClass);
  shareable(ConnectionClass);
  return ConnectionClass;
}

/**
 * One page of a query, in the order of `orderBy` (columns of the query's alias, ascending, together unique and
 * never null; the values must be text, whole numbers, days or uuids). One SQL statement.
 */
export async function readPage<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  page: PageArguments,
  orderBy: readonly (keyof Row & string)[],
): Promise<Connection<Row>> {
  const size = pageSize(page.first);
  const { alias } = query;
  const columns = orderBy.map((column) => `${alias}.${column}`);
  if (page.after != null) {
    const values = parseCursor(
      page.after,
      orderBy.map((column) => columnType(query, column)),
    );
    const names = values.map((_, index) => `:after${index}`);
    query.andWhere(
      `(${columns.join(", ")}) > (${names.join(", ")})`,
      Object.fromEntries(values.map((value, index) => [`after${index}`, value])),
    );
  }
  for (const column of columns) query.addOrderBy(column, "ASC");
  const rows = await query.take(size + 1).getMany();
  return toConnection(rows, page, orderBy);
}

/**
 * The page of rows that were read with the limit `pageSize(page.first) + 1`, for lists that {@link readPage} cannot
 * read: pages of many lists in one statement.
 */
export function toConnection<Row extends ObjectLiteral>(
  rows: readonly Row[],
  page: PageArguments,
  orderBy: readonly (keyof Row & string)[],
): Connection<Row> {
  const size = pageSize(page.first);
  const edges = rows.slice(0, size).map((node) => ({
    cursor: formatCursor(orderBy.map((column) => node[column])),
    node,
  }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: page.after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The same page with other nodes, such as the entities that its rows point to. */
export async function mapNodes<Node, Other>(
  connection: Connection<Node>,
  toOther: (node: Node) => Promise<Other>,
): Promise<Connection<Other>> {
  const edges = await Promise.all(
    connection.edges.map(async ({ cursor, node }) => ({ cursor, node: await toOther(node) })),
  );
  return { edges, nodes: edges.map((edge) => edge.node), pageInfo: connection.pageInfo };
}

/** @throws {Refusal} when `first` is out of bounds */
export function pageSize(first: number | null | undefined): number {
  if (first == null) return DEFAULT_PAGE_SIZE;
  if (first < 0 || first > MAX_PAGE_SIZE) {
    throw new Refusal("BAD_USER_INPUT", {
      vi: `“first” phải từ 0 đến ${MAX_PAGE_SIZE}, không phải ${first}; hãy đọc tiếp bằng “after”.`,
      en: `"first" must be 0 to ${MAX_PAGE_SIZE}, not ${first}; read on with "after".`,
    });
  }
  return first;
}

function formatCursor(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

function columnType<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, column: string): unknown {
  return query.expressionMap.mainAlias?.metadata.findColumnWithPropertyName(column)?.type;
}

/**
 * The values that a cursor was made of, each fit for its column.
 * @throws {Refusal} when it is no cursor of a list with such order columns
 */
export function parseCursor(cursor: string, columnTypes: readonly unknown[]): (string | number)[] {
  try {
    if (cursor.length > MAX_CURSOR_LENGTH) throw new RangeError("cursor too long");
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (
      Array.isArray(values) &&
      values.length === columnTypes.length &&
      values.every((value, index) => isValueOf(columnTypes[index], value))
    ) {
      return values;
    }
  } catch {
    // Falls through to the refusal: any unreadable cursor is the caller's mistake.
  }
  throw new Refusal("BAD_USER_INPUT", {
    vi: "“after” không phải là con trỏ của danh sách này; hãy dùng “endCursor” của trang trước.",
    en: '"after" is not a cursor of this list; use the "endCursor" of the page before.',
  });
}

/** True for what PostgreSQL takes as a value of the column: anything else would be an error of the database. */
function isValueOf(columnType: unknown, value: unknown): value is string | number {
  switch (columnType) {
    case "uuid":
      return isUuid(value);
    case "date":
      return typeof value === "string" && isCalendarDay(value);
    case "smallint":
      return isWholeNumber(value, 2 ** 15);
    case "integer":
      return isWholeNumber(value, 2 ** 31);
    default:
      return typeof value === "string" ? !value.includes("\0") : Number.isSafeInteger(value);
  }
}

function isWholeNumber(value: unknown, limit: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= -limit && value < limit;
}
