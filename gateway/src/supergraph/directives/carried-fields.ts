import { type DocumentNode, Kind, type ObjectTypeDefinitionNode } from "graphql";
import { enumArgument, stringArgument } from "./directive-arguments.js";
import { findDirective } from "./root-fields.js";

/** The fields that go along with the keys of entities, by type. */
export type CarriedFields = ReadonlyMap<string, string>;

/** Reads from a composed schema what it says with `@nodeId(carries:)`: all of them, and those that a subgraph has. */
export function readCarriedFields({ definitions }: DocumentNode): {
  readonly all: CarriedFields;
  in(graph: string): CarriedFields;
} {
  const carrying = definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
    const directive = findDirective(definition, "nodeId");
    const field = directive && stringArgument(directive, "carries");
    return field === undefined
      ? []
      : [{ typeName: definition.name.value, field, graphs: graphsOf(definition, field) }];
  });
  const fieldsOf = (types: typeof carrying) => new Map(types.map(({ typeName, field }) => [typeName, field]));
  return {
    all: fieldsOf(carrying),
    in: (graph) => fieldsOf(carrying.filter(({ graphs }) => graphs.has(graph))),
  };
}

/** A field without a directive of its own is in every subgraph of its type. */
function graphsOf(type: ObjectTypeDefinitionNode, fieldName: string): ReadonlySet<string | undefined> {
  const field = type.fields?.find(({ name }) => name.value === fieldName);
  if (!field) return new Set();
  const joined = [field, type].map(({ directives = [] }) =>
    directives.filter(({ name }) => name.value === "join__field" || name.value === "join__type"),
  );
  return new Set(
    joined.find((directives) => directives.length > 0)?.map((one) => enumArgument(one, "graph")),
  );
}
