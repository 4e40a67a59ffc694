import type { GraphQLFormattedError } from "graphql";
import { explainDenial } from "../identity/explain-denial.js";
import type { Demand } from "../supergraph/access-rules.js";
import { type ByteText, toByteText } from "../wire/byte-text.js";
import { isJsonObject, type Json, type JsonObject, readKey } from "../wire/json.js";
import { type PathSegments, type ResponsePath, toSegments } from "../wire/response-path.js";
import type { Execution } from "./execution.js";
import type { CompletionErrors, FieldProjection, SelectionProjection } from "./projection.js";
import { inRequestOrder } from "./request-order.js";
import type { Shortcuts } from "./shortcut.js";

/** Two ways to the same answer. The quick one gives up when there is something to report. */
interface Projections {
  readonly selection: SelectionProjection;
  readonly shortcuts: Pick<Shortcuts, "tryProject">;
}

/** A response's own `extensions`. */
export type Extensions = Readonly<Record<string, unknown>>;

type Completable = Pick<Execution, "data" | "errors" | "shortcut">;

/**
 * The response to the operation as JSON: the selected part of the data, and every error at the client's path.
 * `extensions` are the response's own, if any.
 */
export function completeResponse(
  { selection, shortcuts }: Projections,
  rootTypeName: string,
  { data, errors: fieldErrors, shortcut }: Completable,
  extensions: Extensions | undefined,
): ByteText {
  const text = fieldErrors.all.length === 0 ? shortcut?.write(data) : undefined;
  if (text !== undefined) return withErrors(text, [], extensions);
  shortcut?.restoreTexts(data);
  const errors = new ResponseErrors();
  for (const { message, code, member, path, extensions: others } of fieldErrors.all) {
    errors.add({
      message,
      path: clientPath(path, selection, data),
      extensions: member === undefined ? { code } : { ...others, code, member },
    });
  }
  const completion = new CompletionReport(errors, fieldErrors.isComplete);
  const completed =
    shortcuts.tryProject(data) ?? selection.complete(data, undefined, rootTypeName, completion) ?? null;
  return responseText(completed, inRequestOrder(errors.all, selection, data), extensions);
}

/** A response as JSON. The errors come first, so that nobody overlooks them after much data. */
export function responseText(
  data: JsonObject | null,
  errors: readonly GraphQLFormattedError[] = [],
  extensions?: Extensions,
): ByteText {
  return withErrors(JSON.stringify(data), errors, extensions);
}

/** Whether a response written by `responseText` has errors. */
export function hasErrors(response: ByteText): boolean {
  return response.startsWith(ERRORS);
}

const ERRORS = '{"errors":';

function withErrors(
  dataText: ByteText,
  errors: readonly GraphQLFormattedError[],
  extensions: Extensions | undefined,
): ByteText {
  const end = extensions === undefined ? "}" : `,"extensions":${toByteText(JSON.stringify(extensions))}}`;
  if (errors.length === 0) return `{"data":${dataText}${end}`;
  return `${ERRORS}${toByteText(JSON.stringify(errors))},"data":${dataText}${end}`;
}

class ResponseErrors {
  readonly all: GraphQLFormattedError[] = [];
  readonly #seen = new Set<string>();

  /** Adds the error unless it was reported already: several entities may stand at one client path. */
  add(error: GraphQLFormattedError): void {
    const identity = JSON.stringify(error);
    if (this.#seen.has(identity)) return;
    this.#seen.add(identity);
    this.all.push(error);
  }
}

/** Reports what completion finds, unless members' errors already explain it. */
class CompletionReport implements CompletionErrors {
  readonly #errors: ResponseErrors;
  readonly #explainsEverything: boolean;
  #explained: ExplainedPaths | undefined;

  constructor(errors: ResponseErrors, listsEveryPath: boolean) {
    this.#errors = errors;
    this.#explainsEverything = !listsEveryPath;
  }

  nullForNonNull(path: ResponsePath, field: string): void {
    const segments = toSegments(path);
    if (this.#isExplained(segments)) return;
    this.#report(
      `Trường ${field} bắt buộc có giá trị nhưng không nhận được. / Cannot return null for non-nullable field ${field}.`,
      segments,
    );
  }

  wrongType(path: ResponsePath, field: string): void {
    this.#report(
      `Giá trị của ${field} không đúng kiểu mà lược đồ nêu. / The value of ${field} is not of the type that the schema says.`,
      toSegments(path),
    );
  }

  denied(path: ResponsePath, coordinate: string, demands: readonly Demand[]): void {
    this.#errors.add({ ...explainDenial(coordinate, demands), path: toSegments(path) });
  }

  #isExplained(path: PathSegments): boolean {
    if (this.#explainsEverything) return true;
    this.#explained ??= new ExplainedPaths(this.#errors.all);
    return this.#explained.includes(path);
  }

  #report(message: string, path: PathSegments): void {
    this.#errors.add({ message, path, extensions: { code: "SUBGRAPH_INVALID_RESPONSE" } });
  }
}

/** Paths whose nulls need no further error: above, at and below those of the known errors. */
class ExplainedPaths {
  readonly #errorPaths = new Set<string>();
  readonly #prefixes = new Set<string>();

  constructor(errors: readonly GraphQLFormattedError[]) {
    for (const { path = [] } of errors) {
      this.#errorPaths.add(path.join("."));
      for (let length = 0; length <= path.length; length++)
        this.#prefixes.add(path.slice(0, length).join("."));
    }
  }

  includes(path: PathSegments): boolean {
    if (this.#prefixes.has(path.join("."))) return true;
    return path.some((_, length) => this.#errorPaths.has(path.slice(0, length).join(".")));
  }
}

/** The path in the client's keys, as far as the client selected it: members are asked for more than that. */
function clientPath(path: PathSegments, root: SelectionProjection, data: JsonObject): PathSegments {
  const result: (string | number)[] = [];
  let selection: SelectionProjection | undefined = root;
  let value: Json | undefined = data;
  for (const segment of path) {
    if (typeof segment === "number") {
      result.push(segment);
      value = Array.isArray(value) ? value[segment] : undefined;
      continue;
    }
    const object: JsonObject | undefined = isJsonObject(value) ? value : undefined;
    const field: FieldProjection | undefined = selection?.findField(segment, object);
    if (!field) break;
    result.push(field.responseKey);
    selection = field.selection;
    value = object && readKey(object, segment);
  }
  return result;
}
