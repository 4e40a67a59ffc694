import { type ExecutionResult, execute, type GraphQLSchema, parse } from "graphql";
import { type Federation, isRow, readRow } from "./federation.js";

/** Answers operations as one schema without members would. */
export interface Reference {
  readonly schema: GraphQLSchema;
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<ExecutionResult>;
}

export function createReference({ data, computed = {} }: Federation, schema: GraphQLSchema): Reference {
  const { root } = data();
  return {
    schema,
    ask: async (query, variables = {}) =>
      execute({
        schema,
        document: parse(query),
        variableValues: variables,
        rootValue: root,
        fieldResolver(source, args, _, { parentType, fieldName }) {
          if (!isRow(source)) return undefined;
          const compute = computed[`${parentType.name}.${fieldName}`];
          return compute ? compute(source, args) : readRow(source, fieldName, args);
        },
      }),
  };
}
