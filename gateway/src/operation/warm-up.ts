/**
 * V8 runs code slowly until it has run it a few times. The first large operation after a start would hold everybody up,
 * so a few are prepared beforehand.
 */
import { WARM_UP } from "@hub/schema/own-callers";
import {
  type GraphQLNamedOutputType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { RequestRefusal } from "../errors/request-refusal.js";

const ROUNDS = 4;
const MAX_FIELDS = 150;
const MAX_DEPTH = 4;
const NOBODY = { caller: { id: WARM_UP, mayWrite: false }, requestId: "warm-up" };

interface Preparing {
  prepare(request: { readonly query: string }, context: typeof NOBODY): unknown;
}

/** Prepares operations over the whole schema. It does not matter if one is refused. */
export function warmUp(pipeline: Preparing, schema: GraphQLSchema): void {
  for (let round = 0; round < ROUNDS; round++) {
    const query = largeOperation(schema, `WarmUp${round}`);
    try {
      pipeline.prepare({ query }, NOBODY);
    } catch (error) {
      if (!(error instanceof RequestRefusal)) throw error;
    }
  }
}

/** A valid query that selects most fields that need no arguments, some of them twice. */
export function largeOperation(schema: GraphQLSchema, name: string): string {
  const type = schema.getQueryType();
  const selection = selectionOf(type, MAX_DEPTH, { fields: MAX_FIELDS });
  return `query ${name} { ...All ...All } fragment All on ${type?.name} { ${selection} }`;
}

function selectionOf(
  type: GraphQLNamedOutputType | null | undefined,
  depth: number,
  left: { fields: number },
): string {
  if (!isObjectType(type)) return "__typename";
  const parts = ["__typename"];
  for (const field of Object.values(type.getFields())) {
    const inner = getNamedType(field.type);
    if (left.fields <= 0 || field.args.some(isRequiredArgument)) continue;
    left.fields -= 1;
    if (isLeafType(inner)) parts.push(field.name);
    else if (depth > 1) parts.push(`${field.name} { ${selectionOf(inner, depth - 1, left)} }`);
  }
  return parts.join(" ");
}
