import { GraphQLError, parse, validate } from "graphql";
import { charged } from "../access/quotas.js";
import type { RequestContext } from "../access/request-context.js";
import type { TurnLimit } from "../access/turn-limit.js";
import type { Engine } from "../engine.js";
import { RequestRefusal, refuse, refuseForNow } from "../errors/request-refusal.js";
import type { PreparedOperation } from "../operation/prepared-operation.js";
import { readableMoment } from "../tables/vietnam-time.js";
import { fromByteText } from "../wire/byte-text.js";
import { isJsonObject, type Json, type JsonObject } from "../wire/json.js";
import { parseExactly } from "../wire/parse-json.js";
import { wordsOf } from "./columns.js";

/** A list as an operation asks for it. */
export interface PagedOperation {
  readonly field: string;
  /** With the variables `first` and `after`. */
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** At most so many elements a page. */
  readonly pageSize: number;
}

export interface Page {
  readonly nodes: readonly JsonObject[];
  /** The connection that they are of. */
  readonly connection: JsonObject;
}

export interface PageReading {
  readonly engine: Pick<Engine, "supergraph" | "prepareOwn" | "executeToText">;
  readonly context: RequestContext;
  /** A page is read when it is the caller's turn. */
  readonly turns: TurnLimit;
  readonly silentSince: SilentSince;
}

/** Since when the member has not answered; null while that is not known. */
export type SilentSince = (member: string) => string | null;

/** A member that was stopped is often back by then. */
const SILENT_RETRY_MS = 60_000;

/** Not every supergraph has what a file is made of. */
export function canBeAsked(text: string, { supergraph }: Pick<Engine, "supergraph">): boolean {
  return validate(supergraph.publicSchema, parse(text)).length === 0;
}

/**
 * Reads the list page by page, each while the one before it is being taken: one page at most waits to be taken.
 * Whatever holds for the operation's caller holds here.
 * @throws RequestRefusal in place of a page that lacks anything
 */
export async function* readPages(
  operation: PagedOperation,
  reading: PageReading,
): AsyncGenerator<Page, void, undefined> {
  const readNext = pageReader(operation, reading);
  let next: Promise<Page | undefined> | undefined = readNext(null);
  while (next) {
    const page: Page | undefined = await next;
    if (!page) return;
    const after = cursorAfter(page);
    next = after === undefined ? undefined : readNext(after);
    // Whoever takes the page is told; nobody else waits for it.
    next?.catch(() => undefined);
    yield page;
  }
}

/** Reads the page after a cursor, when it is the caller's turn; undefined once the caller has left. */
function pageReader({ field, text, variables, pageSize }: PagedOperation, reading: PageReading) {
  const { engine, context, turns } = reading;
  let size = pageSize;
  return async (after: Json): Promise<Page | undefined> => {
    await turns.enter(context.quota);
    if (context.signal?.aborted) return undefined;
    const prepared = charged(context.quota, () => {
      const begun = beginPage(size, (first) =>
        engine.prepareOwn({ query: text, variables: { ...variables, first, after } }, context),
      );
      size = begun.size;
      return begun.prepared;
    });
    const connection = (await execute(prepared, reading))[field];
    if (!isJsonObject(connection)) throw interrupted("the list has no answer");
    const { nodes } = connection;
    return { nodes: Array.isArray(nodes) ? nodes.filter(isJsonObject) : [], connection };
  };
}

/** Where the next page begins; undefined after the last. */
function cursorAfter({ connection: { pageInfo } }: Page): Json | undefined {
  return isJsonObject(pageInfo) && pageInfo["hasNextPage"] === true ? pageInfo["endCursor"] : undefined;
}

/** As `readPages`, of a list that has no pages. */
export async function* readWhole(
  { field, text, variables }: PagedOperation,
  reading: PageReading,
): AsyncGenerator<Page, void, undefined> {
  const { [field]: nodes } = await readOnce(text, variables, reading);
  if (!Array.isArray(nodes)) throw interrupted("the list has no answer");
  yield { nodes: nodes.filter(isJsonObject), connection: {} };
}

/**
 * Reads what has no pages.
 * @throws RequestRefusal in place of an answer that lacks anything
 */
export async function readOnce(
  text: string,
  variables: Readonly<Record<string, unknown>>,
  reading: PageReading,
): Promise<JsonObject> {
  const { engine, context, turns } = reading;
  await turns.enter(context.quota);
  const prepared = charged(context.quota, () =>
    engine.prepareOwn({ query: text, variables: { ...variables } }, context),
  );
  return execute(prepared, reading);
}

async function execute(
  prepared: PreparedOperation,
  { engine, context, silentSince }: PageReading,
): Promise<JsonObject> {
  const answer = await engine.executeToText(prepared, context);
  const { data, errors } = charged(context.quota, () => readAnswer(fromByteText(answer)));
  if (errors.length > 0) throw refusalOf(errors, silentSince);
  return data;
}

/** Where an operation may cost less than is usual, pages are smaller. */
function beginPage(
  most: number,
  prepare: (size: number) => PreparedOperation,
): { readonly size: number; readonly prepared: PreparedOperation } {
  for (let size = most; ; size = Math.ceil(size / 2)) {
    try {
      return { size, prepared: prepare(size) };
    } catch (error) {
      if (size <= 1 || !isTooCostly(error)) throw error;
    }
  }
}

function isTooCostly(error: unknown): boolean {
  return error instanceof RequestRefusal && error.errors[0]?.extensions["code"] === "TOO_COSTLY";
}

function readAnswer(text: string): { readonly data: JsonObject; readonly errors: readonly Json[] } {
  const answer = parseExactly(text);
  const { data, errors } = isJsonObject(answer) ? answer : {};
  return { data: isJsonObject(data) ? data : {}, errors: Array.isArray(errors) ? errors : [] };
}

/** Rows with holes are not handed out: nobody could tell them from rows that have nothing there. */
function refusalOf([first]: readonly Json[], silentSince: SilentSince): RequestRefusal {
  const { message, extensions } = isJsonObject(first) ? first : {};
  const { code, member } = isJsonObject(extensions) ? extensions : {};
  const why = typeof message === "string" ? message : "the list has no answer";
  if (code === "BAD_USER_INPUT")
    return new RequestRefusal([new GraphQLError(why, { extensions: { code } })], 400);
  if (code === "FORBIDDEN") return new RequestRefusal([new GraphQLError(why, { extensions: { code } })], 403);
  if (typeof member === "string" && (code === "SUBGRAPH_UNAVAILABLE" || code === "SUBGRAPH_TIMEOUT"))
    return memberIsSilent(member, silentSince(member));
  return interrupted(why);
}

function memberIsSilent(member: string, since: string | null): RequestRefusal {
  const [vi, en] = (["vi", "en"] as const).map((language) => ({
    name: wordsOf(member, "members", language) ?? member,
    moment: since === null ? "" : readableMoment(new Date(since), language),
  }));
  return refuseForNow(
    "EXPORT_INTERRUPTED",
    `Chưa lấy được tệp này: ${vi?.name} không trả lời${since === null ? "" : ` từ ${vi?.moment}`}; hãy thử lại sau ít phút. / This file cannot be had now: ${en?.name} has not answered${since === null ? "" : ` since ${en?.moment} (Vietnam time)`}; try again in some minutes.`,
    503,
    SILENT_RETRY_MS,
  );
}

function interrupted(why: string): RequestRefusal {
  return refuse("EXPORT_INTERRUPTED", `Chưa đọc được đủ dữ liệu / Not all could be read: ${why}`, 502);
}
