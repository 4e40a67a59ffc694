/**
 * Answers that are passed through as the members wrote them.
 *
 * The client wants most of what members send exactly as it is: whole lists, and runs of fields that are adjacent in
 * both selections. Parsing it, building objects, taking them apart and writing JSON again costs more than the rest of a
 * request. So a plan that is used again gets a reader for each member's answer, which cuts out such runs as text, and a
 * writer, which puts the texts together. Where members' answers meet there are objects as usual, which carry the texts
 * under symbols that no member's JSON can name.
 *
 * Both handle one case only: answers without errors, every value as the schema says. On anything else `restoreTexts`
 * turns the texts into values, and the readable way does the rest.
 */

import type { SelectionProjection } from "../execute/projection.js";
import type { Shortcut } from "../execute/shortcut.js";
import type { AnswerReader } from "../members/answer-reader.js";
import type { MemberOperation, PlanNode } from "../plan-model/plan-nodes.js";
import type { ByteText } from "../wire/byte-text.js";
import { isJsonObject, type Json, type JsonObject } from "../wire/json.js";
import { parseJson } from "../wire/parse-json.js";
import { type Deliveries, findDeliveries, NotVerbatim, rootKeysOf } from "./deliveries.js";
import { NotCompilable } from "./generated-code.js";
import { compileReader } from "./reader.js";
import { type FieldShape, type ObjectShape, shapeOf } from "./shapes.js";
import { compileWriter, type WriteData } from "./writer.js";

/** The fast path of one operation. */
export interface Verbatim {
  readonly readers: ReadonlyMap<MemberOperation, AnswerReader>;
  readonly write: WriteData;
}

/** One run of the fast path. It is over once an answer had to be parsed. */
class VerbatimRun implements Shortcut {
  #isComplete = true;

  constructor(private readonly verbatim: Verbatim) {}

  readerOf(operation: MemberOperation): AnswerReader | undefined {
    return this.#isComplete ? this.verbatim.readers.get(operation) : undefined;
  }

  giveUp(): void {
    this.#isComplete = false;
  }

  /** The data as JSON; undefined if it has to be completed the readable way. */
  write(data: JsonObject): ByteText | undefined {
    return this.#isComplete ? this.verbatim.write(data) : undefined;
  }

  restoreTexts(data: JsonObject): void {
    restoreTexts(data);
  }
}

/** Compiles when the operation is used again: most operations that are used once never are. */
export function verbatimWhenRepeated(
  plan: PlanNode | undefined,
  selection: SelectionProjection,
  rootTypeName: string,
): () => VerbatimRun | undefined {
  let uses = 0;
  let compiled: Verbatim | undefined;
  return () => {
    uses += 1;
    if (uses === 2 && plan) compiled = compileVerbatim(plan, selection, rootTypeName);
    return compiled && new VerbatimRun(compiled);
  };
}

/** Undefined if the plan or the operation cannot be compiled. */
function compileVerbatim(
  plan: PlanNode,
  selection: SelectionProjection,
  rootTypeName: string,
): Verbatim | undefined {
  try {
    const deliveries = findDeliveries(plan, selection, rootTypeName);
    const readers = compileReaders(deliveries);
    return { readers, write: compileWriter(deliveries.root) };
  } catch (error) {
    if (error instanceof NotCompilable) return undefined;
    throw error;
  }
}

function compileReaders(deliveries: Deliveries): Map<MemberOperation, AnswerReader> {
  const answers = new Map<MemberOperation, AnswerShape>();
  for (const delivery of deliveries.all) {
    const { operation, entitiesKey } = delivery;
    const answer: AnswerShape = answers.get(operation) ?? { fields: [], entities: new Map() };
    answers.set(operation, answer);
    const shape = shapeOf(delivery, deliveries);
    if (entitiesKey === undefined) answer.fields.push(...shape.fields);
    else {
      answer.fields.push(entitiesField(entitiesKey, shape));
      answer.entities.set(entitiesKey, shape);
    }
  }
  return new Map([...answers].map(([operation, answer]) => [operation, readerOf(answer, operation)]));
}

/** An answer's data: its fields and, by key, those that are entities. */
interface AnswerShape {
  readonly fields: FieldShape[];
  readonly entities: Map<string, ObjectShape>;
}

function readerOf({ fields, entities }: AnswerShape, operation: MemberOperation): AnswerReader {
  return compileReader({ fields: inAnswerOrder(fields, operation) }, entities);
}

function entitiesField(key: string, shape: ObjectShape): FieldShape {
  const item = { kind: "object", isNullable: true, shape } as const;
  return { key, text: undefined, isKept: true, value: { kind: "list", isNullable: false, item } };
}

function inAnswerOrder(fields: readonly FieldShape[], operation: MemberOperation): FieldShape[] {
  return rootKeysOf(operation).map((key) => {
    const field = fields.find((candidate) => candidate.key === key);
    if (!field) throw new NotVerbatim();
    return field;
  });
}

/** Replaces every verbatim text in the data by the values it stands for. */
export function restoreTexts(value: Json | undefined): void {
  if (Array.isArray(value)) {
    for (const item of value) restoreTexts(item);
    return;
  }
  if (!isJsonObject(value)) return;
  for (const key of Object.keys(value)) restoreTexts(value[key]);
  for (const symbol of Object.getOwnPropertySymbols(value)) restoreText(value, symbol);
}

function restoreText(object: JsonObject, symbol: symbol): void {
  const text: ByteText | undefined = object[symbol];
  delete object[symbol];
  const values = text === undefined ? undefined : parseJson(`{${text}}`);
  if (isJsonObject(values)) Object.assign(object, values);
}
