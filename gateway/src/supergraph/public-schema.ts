import { EXECUTABLE_LOCATIONS } from "@hub/schema/executable-locations";
import {
  buildASTSchema,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  visit,
} from "graphql";
import type { LinkedSpecifications } from "./linked-specifications.js";

const KEPT_DIRECTIVES = new Set(["deprecated", "specifiedBy", "oneOf"]);

interface Element {
  readonly directives?: readonly DirectiveNode[] | undefined;
}

interface Named extends Element {
  readonly name: { readonly value: string };
}

/** The schema that clients may use: the supergraph without its join machinery and its inaccessible elements. */
export function buildPublicSchema(
  supergraph: DocumentNode,
  specifications: LinkedSpecifications,
): GraphQLSchema {
  const isInaccessible = ({ directives }: Element) =>
    directives?.some((directive) => directive.name.value === specifications.inaccessible) ?? false;
  const hiddenTypes = typesThat(isInaccessible, supergraph);
  const dropHidden = (node: Element) => (isInaccessible(node) ? null : undefined);
  const dropHiddenType = (node: Named) =>
    specifications.hasType(node.name.value) || isInaccessible(node) ? null : undefined;
  const visible = visit(supergraph, {
    DirectiveDefinition: (node) =>
      specifications.hasDirective(node.name.value) ||
      !node.locations.some((location) => EXECUTABLE_LOCATIONS.has(location.value))
        ? null
        : undefined,
    ScalarTypeDefinition: dropHiddenType,
    ObjectTypeDefinition: dropHiddenType,
    InterfaceTypeDefinition: dropHiddenType,
    UnionTypeDefinition: dropHiddenType,
    EnumTypeDefinition: dropHiddenType,
    InputObjectTypeDefinition: dropHiddenType,
    FieldDefinition: dropHidden,
    InputValueDefinition: dropHidden,
    EnumValueDefinition: dropHidden,
    // Only a union's members and a type's interfaces can still name a hidden type: composition refuses anything else.
    NamedType: (node) => (hiddenTypes.has(node.name.value) ? null : undefined),
  });
  const clean = visit(visible, {
    Directive: (node) => (KEPT_DIRECTIVES.has(node.name.value) ? undefined : null),
  });
  return buildASTSchema(clean, { assumeValidSDL: true });
}

function typesThat(isMeant: (type: Element) => boolean, document: DocumentNode): Set<string> {
  const names = new Set<string>();
  for (const definition of document.definitions) {
    const isType = "name" in definition && definition.name && definition.kind !== Kind.DIRECTIVE_DEFINITION;
    if (isType && "directives" in definition && isMeant(definition)) names.add(definition.name.value);
  }
  return names;
}
