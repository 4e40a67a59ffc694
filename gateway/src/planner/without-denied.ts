import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { AccessRules, Demand, Denials } from "../supergraph/access-rules.js";

/** All that somebody has to fulfil who reads everything in the document. */
export function demandsOf(
  document: DocumentNode,
  schema: GraphQLSchema,
  rules: AccessRules,
): readonly Demand[] {
  if (rules.demands.length === 0) return [];
  const demands = new Set<Demand>();
  const typeInfo = new TypeInfo(schema);
  const addAll = (found: readonly Demand[]) => {
    for (const demand of found) demands.add(demand);
  };
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field({ name }) {
        for (const typeName of typeNamesOf(typeInfo.getParentType(), schema))
          addAll(rules.ofField(typeName, name.value));
      },
      SelectionSet() {
        for (const typeName of typeNamesOf(typeInfo.getParentType(), schema)) addAll(rules.ofType(typeName));
      },
    }),
  );
  return [...demands];
}

/** The document without what is denied: nobody is asked for it, and nothing else is left out. */
export function withoutDenied(document: DocumentNode, schema: GraphQLSchema, denials: Denials): DocumentNode {
  const typeInfo = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: {
        leave(node) {
          return allowed(node, typeInfo.getParentType(), schema, denials);
        },
      },
      SelectionSet: {
        leave(node) {
          // A selection set must not be empty, and of objects only their types may be left.
          return node.selections.length > 0 ? undefined : { ...node, selections: [TYPE_NAME] };
        },
      },
    }),
  );
}

const TYPE_NAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

/** Undefined leaves the field as it is, null takes it out. Of an interface it may be allowed for some types alone. */
function allowed(
  node: FieldNode,
  parent: GraphQLCompositeType | null | undefined,
  schema: GraphQLSchema,
  denials: Denials,
): ASTNode | null | undefined {
  const { value: name } = node.name;
  if (!parent || name === TYPE_NAME.name.value) return undefined;
  const typeNames = typeNamesOf(parent, schema);
  const isDenied = (typeName: string) => denials.ofField(typeName, name) !== undefined;
  if (!typeNames.some(isDenied)) return undefined;
  const others = typeNames.filter((typeName) => typeName !== parent.name && !isDenied(typeName));
  return others.length === 0 ? null : { kind: Kind.INLINE_FRAGMENT, selectionSet: ofEach(others, node) };
}

function ofEach(typeNames: readonly string[], node: FieldNode): InlineFragmentNode["selectionSet"] {
  const selections = typeNames.map((value) => ({
    kind: Kind.INLINE_FRAGMENT as const,
    typeCondition: { kind: Kind.NAMED_TYPE as const, name: { kind: Kind.NAME as const, value } },
    selectionSet: { kind: Kind.SELECTION_SET as const, selections: [node] },
  }));
  return { kind: Kind.SELECTION_SET, selections };
}

/** The type, and those whose objects can stand for it. */
function typeNamesOf(type: GraphQLCompositeType | null | undefined, schema: GraphQLSchema): string[] {
  if (!type) return [];
  const own = isObjectType(type) || isInterfaceType(type) ? [type.name] : [];
  return isAbstractType(type) ? [...own, ...schema.getPossibleTypes(type).map(({ name }) => name)] : own;
}
