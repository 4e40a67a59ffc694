/** Several operations in one request: a list of what is otherwise sent one by one, as Apollo's BatchHttpLink does. */

import { charged } from "../../access/quotas.js";
import { identityOf, type RequestContext } from "../../access/request-context.js";
import type { CurrentEngine, Engine } from "../../engine.js";
import type { MaskError } from "../../errors/masking.js";
import { RequestRefusal, refuse } from "../../errors/request-refusal.js";
import type { PreparedOperation } from "../../operation/prepared-operation.js";
import { type ByteText, toByteText } from "../../wire/byte-text.js";
import type { AdmissionControl } from "../requests/admission-control.js";
import { parseParameters } from "../requests/graphql-request.js";

export interface BatchOptions {
  readonly engine: CurrentEngine;
  readonly maskError: MaskError;
  readonly admission: AdmissionControl;
  /** How many operations are answered. A longer list is refused. */
  readonly maxOperations: number;
  /** The limit of all operations together. */
  readonly maxCost: number;
}

/**
 * Answers a list of operations with the list of their responses, in the same order. A refused operation gets a response
 * of its own too: the sender matches responses to operations, and could not match a single one.
 * Rejects with a RequestRefusal if nobody can be waiting for the list's answers.
 */
export type AnswerBatch = (list: readonly unknown[], context: RequestContext) => Promise<BatchAnswer>;

export interface BatchAnswer {
  readonly text: ByteText;
  /** No operation writes, so the answer may still be refused as a whole. */
  readonly isReadOnly: boolean;
}

/** No client that waits for each answer sends more. */
const MOST_REFUSALS = 1_000;

export function createAnswerBatch(options: BatchOptions): AnswerBatch {
  return async (list, context) => {
    if (list.length === 0)
      throw refuse(
        "BAD_REQUEST",
        "Danh sách trống; hãy cho ít nhất một câu hỏi / The list is empty; put an operation into it",
      );
    if (list.length > options.maxOperations) return listOf(refuseAll(list, options), true);
    return answerAll(list, context, options);
  };
}

function refuseAll({ length }: readonly unknown[], { maxOperations, maskError }: BatchOptions) {
  const refusal =
    maxOperations === 0
      ? refuse(
          "BATCHING_NOT_SUPPORTED",
          "Mỗi yêu cầu chỉ gửi một câu hỏi, không gửi danh sách / Send one operation per request, not a list of them",
        )
      : refuse(
          "BATCH_TOO_LARGE",
          `Mỗi yêu cầu gửi nhiều nhất ${maxOperations} câu hỏi, không phải ${length} / Send ${maxOperations} operations per request at most, not ${length}`,
        );
  if (length > MOST_REFUSALS) throw refusal;
  return Array.from({ length }, () => responseOf(maskError(refusal)));
}

/** Queries run concurrently. If any operation writes, they run one after the other. */
async function answerAll(
  list: readonly unknown[],
  context: RequestContext,
  options: BatchOptions,
): Promise<BatchAnswer> {
  const engine = options.engine();
  const items = refuseCost(await prepareAll(list, context, engine, options), options);
  const answer = (item: PreparedOperation | RequestRefusal) =>
    item instanceof RequestRefusal ? responseOf(item) : execute(item, context, engine, options);
  const isReadOnly = items.every((item) => item instanceof RequestRefusal || item.kind === "query");
  if (isReadOnly) return listOf(await Promise.all(items.map(answer)), isReadOnly);
  const responses: ByteText[] = [];
  for (const item of items) responses.push(await answer(item));
  return listOf(responses, isReadOnly);
}

function listOf(responses: readonly ByteText[], isReadOnly: boolean): BatchAnswer {
  return { text: `[${responses.join(",")}]`, isReadOnly };
}

async function prepareAll(
  list: readonly unknown[],
  context: RequestContext,
  engine: Engine,
  { admission, maskError }: BatchOptions,
): Promise<(PreparedOperation | RequestRefusal)[]> {
  const items: (PreparedOperation | RequestRefusal)[] = [];
  for (const value of list) {
    await admission.enter(context.quota);
    try {
      items.push(charged(context.quota, () => prepare(value, context, engine)));
    } catch (error) {
      items.push(maskError(error));
    }
  }
  return items;
}

function prepare(value: unknown, context: RequestContext, engine: Engine): PreparedOperation {
  const prepared = engine.prepare(parseParameters(value), context);
  if (prepared.kind !== "subscription") return prepared;
  throw refuse(
    "STREAM_REQUIRED",
    "Yêu cầu theo dõi không thể nằm trong danh sách; hãy gửi riêng / A subscription cannot be part of a list; send it by itself",
  );
}

/** A list costs the sum of its operations: either all are answered, or none that costs. */
function refuseCost(
  items: (PreparedOperation | RequestRefusal)[],
  { maxCost, maskError }: BatchOptions,
): (PreparedOperation | RequestRefusal)[] {
  const cost = items.reduce((sum, item) => sum + (item instanceof RequestRefusal ? 0 : item.cost), 0);
  if (cost <= maxCost) return items;
  const refusal = refuse(
    "TOO_COSTLY",
    `Các câu hỏi trong danh sách cần tất cả ${cost} phần, nhiều hơn ${maxCost}; hãy gửi ít hơn mỗi lần. / The operations of the list cost ${cost} together, more than ${maxCost}; send fewer at a time.`,
  );
  return items.map((item) => (item instanceof RequestRefusal ? item : maskError(refusal)));
}

/** Counts as an operation of the caller, in addition to the request that brought it. */
async function execute(
  prepared: PreparedOperation,
  context: RequestContext,
  engine: Engine,
  { maskError }: BatchOptions,
): Promise<ByteText> {
  const { quota, signal } = context;
  try {
    quota?.take("operations");
  } catch (error) {
    return responseOf(maskError(error));
  }
  try {
    return await engine.answer(prepared, { ...identityOf(context), signal });
  } catch (error) {
    return responseOf(maskError(error));
  } finally {
    quota?.release("operations");
  }
}

function responseOf({ errors }: RequestRefusal): ByteText {
  return toByteText(JSON.stringify({ errors: errors.map((error) => error.toJSON()) }));
}
