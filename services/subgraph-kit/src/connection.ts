/**
 * Relay connections (GraphQL Cursor Connections Specification) over keyset paging: a page costs the same
 * wherever it lies, and rows written meanwhile are neither skipped nor repeated.
 */

import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from "type-graphql";
import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { formatCursor } from "./cursor.js";
import { describe } from "./describe.js";
import { conditionsOf, type PageRequest, type PageWindow, type Side, windowOf } from "./page-window.js";

@ArgsType()
export class PageArguments implements PageRequest {
  @Field(() => Int, {
    nullable: true,
    description: describe(
      "Số phần tử tính từ đầu, từ 0 đến 200; mặc định 50. Không dùng cùng “last”.",
      'How many elements from the beginning, 0 to 200; 50 by default. Not together with "last".',
    ),
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: describe("Chỉ các phần tử sau con trỏ này.", "Only the elements after this cursor."),
  })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: describe(
      "Số phần tử tính từ cuối, từ 0 đến 200. Không dùng cùng “first”.",
      'How many elements from the end, 0 to 200. Not together with "first".',
    ),
  })
  last?: number | null;

  @Field(() => String, {
    nullable: true,
    description: describe("Chỉ các phần tử trước con trỏ này.", "Only the elements before this cursor."),
  })
  before?: string | null;
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
  /** How many elements the whole list has: a statement of its own, for whoever asks. */
  countAll(this: void): Promise<number>;
}

export const TOTAL_COUNT = describe(
  "Số phần tử của cả danh sách, không chỉ của trang này; đếm đúng tại lúc hỏi.",
  "How many elements the whole list has, not only this page; counted when it is asked for.",
);

interface ConnectionOptions {
  /** For value types that several members define alike. */
  readonly isShareable?: boolean;
}

/** Makes the type `<name>Edge` for a node type. */
export function edgeType<Node extends object>(
  nodeType: ClassType<Node>,
  name: string,
  options: ConnectionOptions = {},
): ClassType<Edge<Node>> {
  @ObjectType(`${name}Edge`, {
    description: describe(`Một phần tử của danh sách ${name}.`, `One element of a list of ${name}.`),
  })
  class EdgeClass implements Edge<Node> {
    @Field(() => String, { description: describe("Con trỏ của phần tử.", "The element's cursor.") })
    cursor!: string;

    @Field(() => nodeType, { description: describe("Phần tử.", "The element.") })
    node!: Node;
  }

  if (options.isShareable) Directive("@shareable")(EdgeClass);
  return EdgeClass;
}

/** Makes the types `<name>Connection` and `<name>Edge` for a node type. */
export function connectionType<Node extends object>(
  nodeType: ClassType<Node>,
  name: string,
  options: ConnectionOptions = {},
): ClassType<Connection<Node>> {
  const EdgeClass = edgeType(nodeType, name, options);

  @ObjectType(`${name}Connection`, {
    description: describe(`Một trang của danh sách ${name}.`, `A page of a list of ${name}.`),
  })
  class ConnectionClass implements Connection<Node> {
    @Field(() => [EdgeClass], {
      description: describe("Các phần tử kèm con trỏ.", "The elements with their cursors."),
    })
    edges!: Edge<Node>[];

    @Field(() => [nodeType], { description: describe("Các phần tử.", "The elements.") })
    nodes!: Node[];

    @Field(() => PageInfo, { description: describe("Vị trí của trang.", "Where the page lies.") })
    pageInfo!: PageInfo;

    countAll!: () => Promise<number>;

    @Field(() => Int, { description: TOTAL_COUNT })
    totalCount(): Promise<number> {
      return this.countAll();
    }
  }

  if (options.isShareable) Directive("@shareable")(ConnectionClass);
  return ConnectionClass;
}

/** A condition of a query's where clause, with the values of its parameters. */
export type Condition = readonly [sql: string, values: Readonly<Record<string, unknown>>];

/** What rows are ordered by besides their columns; the query has what the expression speaks of. */
export interface OrderExpression {
  readonly sql: string;
  /** PostgreSQL's type of the expression. */
  readonly type: "text" | "integer" | "date" | "uuid";
}

type OrderBy<Row> = readonly ((keyof Row & string) | OrderExpression)[];

/**
 * One page of a query of one entity, in the order of `orderBy` (columns of the query's alias or expressions, ascending,
 * together unique among the query's rows and never null; the values must be text, whole numbers, days or uuids). One SQL
 * statement, and one more for whoever counts the whole list.
 * @param types PostgreSQL's types of columns that the entity inherits under another one
 * @param branches conditions of which the rows meet one at least: each is read by itself in the order of the page, so
 * that an index can lead there, which it cannot where they are joined by OR
 */
export async function readPage<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  page: PageRequest,
  orderBy: OrderBy<Row>,
  types?: Readonly<Partial<Record<keyof Row & string, string>>>,
  branches: readonly Condition[] = [["true", {}]],
): Promise<Connection<Row>> {
  const columns = orderBy.map((by) => (typeof by === "string" ? `${query.alias}.${by}` : by.sql));
  const whole = query.clone();
  const window = windowOf(
    page,
    orderBy.map((by) => (typeof by === "string" ? (types?.[by] ?? columnType(query, by)) : by.type)),
  );
  const keys = primaryKeyOf(query);
  const parts = window.parts.flatMap((part) =>
    branches.map(([branch]) => {
      const rows = query.clone().andWhere(branch).select(`'${part.side}'`, "side").limit(part.limit);
      for (const [index, key] of keys.entries()) rows.addSelect(key, `key${index}`);
      for (const column of columns) rows.addOrderBy(column, part.direction);
      for (const condition of conditionsOf(part, columns, (cursor, index) => `:${cursor}${index}`)) {
        rows.andWhere(condition);
      }
      return `(${rows.getQuery()})`;
    }),
  );
  // A row that meets two of the branches is one row.
  const union = branches.length > 1 ? " UNION " : " UNION ALL ";
  const isSameRow = keys.map((key, index) => `${key} = page_window.key${index}`).join(" AND ");
  // The window has only rows that meet the conditions: stated once more they would be planned and tried once more.
  query
    .innerJoin(`(${parts.join(union)})`, "page_window", isSameRow)
    .where("true")
    .addSelect("page_window.side", "side")
    .setParameters(parametersOf(window));
  for (const [, values] of branches) query.setParameters(values);
  for (const column of columns) query.addOrderBy(column, "ASC");
  for (const [index, by] of orderBy.entries())
    if (typeof by !== "string") query.addSelect(by.sql, expressionName(index));
  const { entities, raw } = await query.getRawAndEntities<Record<string, unknown> & { side: Side }>();
  const cursorOf = (row: Row, at: number) =>
    formatCursor(
      orderBy.map((by, index) => (typeof by === "string" ? row[by] : raw[at]?.[expressionName(index)])),
    );
  const sides = raw.map(({ side }) => side);
  return { ...toConnection(entities, sides, window, cursorOf), countAll: () => countRows(whole, branches) };
}

function expressionName(index: number): string {
  return `order${index}`;
}

/** How many rows of a query meet one of the conditions at least; the query stays as it is. */
export function countRows<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  branches: readonly Condition[] = [["true", {}]],
): Promise<number> {
  const isInOne = branches.map(([branch]) => `(${branch})`).join(" OR ");
  const counted = query.clone().andWhere(`(${isInOne})`);
  for (const [, values] of branches) counted.setParameters(values);
  return counted.getCount();
}

function primaryKeyOf<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>): string[] {
  const columns = query.expressionMap.mainAlias?.metadata.primaryColumns ?? [];
  return columns.map(({ propertyPath }) => `${query.alias}.${propertyPath}`);
}

function columnType<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, column: string): unknown {
  return query.expressionMap.mainAlias?.metadata.findColumnWithPropertyName(column)?.type;
}

function parametersOf({ cursors }: PageWindow): Record<string, string | number> {
  const named = Object.entries(cursors).flatMap(([cursor, values]) =>
    (values ?? []).map((value, index) => [`${cursor}${index}`, value] as const),
  );
  return Object.fromEntries(named);
}

/**
 * @param rows of the window, in ascending order
 * @param sides where each of them lies
 * @param cursorOf of a row at its place among them
 */
export function toConnection<Row extends object>(
  rows: readonly Row[],
  sides: readonly Side[],
  { size, isBackward }: PageWindow,
  cursorOf: (row: Row, at: number) => string,
): Omit<Connection<Row>, "countAll"> {
  const inside = rows.map((node, at) => ({ node, at })).filter(({ at }) => sides[at] === "PAGE");
  const hasMore = inside.length > size;
  const shown = isBackward ? inside.slice(Math.max(0, inside.length - size)) : inside.slice(0, size);
  const edges = shown.map(({ node, at }) => ({ cursor: cursorOf(node, at), node }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: sides.includes("AFTER") || (hasMore && !isBackward),
      hasPreviousPage: sides.includes("BEFORE") || (hasMore && isBackward),
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
  return { ...connection, edges, nodes: edges.map((edge) => edge.node) };
}
