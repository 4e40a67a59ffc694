import { createHash } from "node:crypto";
import { type DocumentNode, type FieldNode, Kind, visit } from "graphql";
import { LRUCache } from "lru-cache";
import { forwardingKey } from "../../access/forwarded-headers.js";
import type { RequestContext } from "../../access/request-context.js";
import { accessKey, accountKey } from "../../identity/told-caller.js";
import type { PreparedOperation } from "../../operation/prepared-operation.js";
import type { LivePayload } from "./live-payload.js";

/** Clients that lost their connections together come back within seconds and get the same payloads again. */
const KEPT_FOR_MS = 30_000;
const MAX_KEPT = 4_096;
const MAX_KEPT_BYTES = 16 * 1024 * 1024;
/** As JSON, as a message of an event stream and as a part of a multipart response. */
const FORMS = 3;
/** The memory of a payload besides its bytes. */
const BYTES_EACH = 1_024;

export interface Evaluation {
  readonly payload: LivePayload;
  /** Whether it may be reused a little later. A member's failure may not. */
  readonly isLasting: boolean;
}

/** Runs equal evaluations once for everybody who asks while one runs, or for a short while after. */
export class SharedEvaluations {
  readonly #running = new Map<string, Promise<LivePayload>>();
  readonly #kept = new LRUCache<string, LivePayload>({
    max: MAX_KEPT,
    maxSize: MAX_KEPT_BYTES,
    sizeCalculation: ({ json }) => FORMS * json.length + BYTES_EACH,
    ttl: KEPT_FOR_MS,
  });

  share(key: string, evaluate: () => Promise<Evaluation>): Promise<LivePayload> {
    const known = this.#kept.get(key) ?? this.#running.get(key);
    if (known) return Promise.resolve(known);
    const evaluation = this.#run(key, evaluate).finally(() => this.#running.delete(key));
    this.#running.set(key, evaluation);
    return evaluation;
  }

  async #run(key: string, evaluate: () => Promise<Evaluation>): Promise<LivePayload> {
    const { payload, isLasting } = await evaluate();
    if (isLasting) this.#kept.set(key, payload);
    return payload;
  }
}

/**
 * Equal for operations that get equal answers to an event: same text, variables, access and forwarded headers; the same
 * account, too, where the answer depends on it. The variable of the root field's argument `after`, which says where each
 * began, makes no difference.
 */
export function sharingKey(
  prepared: PreparedOperation,
  { caller, forwarded }: Pick<RequestContext, "caller" | "forwarded">,
  after: string,
): string {
  const ignored = variablesOnlyUsedAs(prepared.document, after);
  const variables = Object.entries(prepared.variables)
    .filter(([name]) => !ignored.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const access = prepared.dependsOnAccount ? accountKey(caller) : accessKey(caller);
  return createHash("sha256")
    .update(
      JSON.stringify([prepared.text, prepared.operationName, access, variables, forwardingKey(forwarded)]),
    )
    .digest("base64url");
}
function variablesOnlyUsedAs(document: DocumentNode, argument: string): ReadonlySet<string> {
  const startingPoints = new Set<unknown>();
  visit(document, {
    OperationDefinition({ selectionSet }) {
      const fields = selectionSet.selections.filter(
        (selection): selection is FieldNode => selection.kind === Kind.FIELD,
      );
      for (const given of fields.flatMap((field) => field.arguments ?? [])) {
        if (given.name.value === argument) startingPoints.add(given.value);
      }
    },
  });
  const only = new Set<string>();
  const elsewhere = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable(variable) {
      (startingPoints.has(variable) ? only : elsewhere).add(variable.name.value);
    },
  });
  return new Set([...only].filter((name) => !elsewhere.has(name)));
}
