import { type DocumentNode, Kind, type ObjectTypeDefinitionNode, type OperationTypeNode } from "graphql";
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

/** A field of an entity that the gateway answers itself. */
export interface OwnEntityField extends Omit<OwnField, "operation"> {
  readonly typeName: string;
}

const OPERATIONS = ["query", "mutation", "subscription"] as const;

type Graphs = ReadonlyMap<string, { readonly name: string }>;

/** Reads them from a composed schema, whose subgraphs have these names in the join directives. */
export function readOwnFields(document: DocumentNode, graphs: Graphs): OwnField[] {
  return OPERATIONS.flatMap((operation) => {
    const type = findRootType(document, operation);
    return type ? ownFieldsOf(type, graphs).map((field) => ({ operation, ...field })) : [];
  });
}

/** Those of all types but the root types. */
export function readOwnEntityFields(document: DocumentNode, graphs: Graphs): OwnEntityField[] {
  const roots = new Set(OPERATIONS.map((operation) => findRootType(document, operation)));
  return document.definitions.flatMap((type) => {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION || roots.has(type)) return [];
    return ownFieldsOf(type, graphs).map((field) => ({ typeName: type.name.value, ...field }));
  });
}

function ownFieldsOf(type: ObjectTypeDefinitionNode, graphs: Graphs): Omit<OwnField, "operation">[] {
  return (type.fields ?? []).flatMap((field) => {
    const directive = findDirective(field, "answeredByGateway");
    const source = directive && stringArgument(directive, "source");
    const subgraph = graphs.get(graphOf(type, field) ?? "")?.name;
    if (source === undefined || subgraph === undefined) return [];
    return [{ name: field.name.value, source, subgraph }];
  });
}
