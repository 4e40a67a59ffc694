import type { DocumentNode, OperationTypeNode } from "graphql";
import { stringArgument } from "./directive-arguments.js";
import { findDirective, findRootType, graphOf } from "./root-fields.js";

/** A root field that the gateway answers itself, because its subgraph says so with `@answeredByGateway`. */
export interface OwnField {
  readonly operation: `${OperationTypeNode}`;
  readonly name: string;
  /** The name of what knows the answer. */
  readonly source: string;
  /** The subgraph that the field is planned for. */
  readonly subgraph: string;
}

const OPERATIONS = ["query", "mutation", "subscription"] as const;

/** Reads them from a composed schema, whose subgraphs have these names in the join directives. */
export function readOwnFields(
  document: DocumentNode,
  graphs: ReadonlyMap<string, { readonly name: string }>,
): OwnField[] {
  return OPERATIONS.flatMap((operation) => {
    const type = findRootType(document, operation);
    return (type?.fields ?? []).flatMap((field) => {
      const directive = findDirective(field, "answeredByGateway");
      const source = directive && stringArgument(directive, "source");
      const subgraph = type && graphs.get(graphOf(type, field) ?? "")?.name;
      if (source === undefined || subgraph === undefined) return [];
      return [{ operation, name: field.name.value, source, subgraph }];
    });
  });
}
