import { type DefinitionNode, type DirectiveNode, isTypeDefinitionNode, Kind, print, visit } from "graphql";
import { findDirective } from "./directives/root-fields.js";

/** The part of a composed schema that comes from one subgraph, as a text that differs when the part does. */
export function schemaTextOf(definitions: readonly DefinitionNode[], graph: string): string {
  const isOurs = ({ name, arguments: args = [] }: DirectiveNode) =>
    name.value.startsWith("join__") &&
    args.some((one) => one.name.value === "graph" && "value" in one.value && one.value.value === graph);
  const isOthers = (directives: readonly DirectiveNode[] = []) => {
    const joined = directives.filter(({ name }) => name.value.startsWith("join__"));
    return joined.length > 0 && !joined.some(isOurs);
  };
  const dropOthers = (node: { readonly directives?: readonly DirectiveNode[] | undefined }) =>
    isOthers(node.directives) ? null : undefined;
  const types = definitions.filter(
    (definition) => isTypeDefinitionNode(definition) && definition.directives?.some(isOurs),
  );
  const part = visit(
    { kind: Kind.DOCUMENT, definitions: types },
    {
      FieldDefinition: dropOthers,
      InputValueDefinition: dropOthers,
      EnumValueDefinition: dropOthers,
      // What others say of the type, and how it is described, is merged from all subgraphs.
      Directive: (node) => (isOurs(node) ? undefined : null),
      StringValue: (_, key) => (key === "description" ? null : undefined),
    },
  );
  return print(part);
}

/** The names in the join directives by the names of the subgraphs. */
export function graphNames(definitions: readonly DefinitionNode[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== "join__Graph") continue;
    for (const value of definition.values ?? []) {
      const name = findDirective(value, "join__graph")?.arguments?.find((one) => one.name.value === "name");
      if (name?.value.kind === Kind.STRING) names.set(name.value.value, value.name.value);
    }
  }
  return names;
}
