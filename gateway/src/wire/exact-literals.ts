import {
  type GraphQLInputField,
  type GraphQLSchema,
  isInputObjectType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  type ValueNode,
} from "graphql";
import { ExactNumber, numberOf } from "./exact-number.js";

type Variables = Readonly<Record<string, unknown>> | null | undefined;

/** Makes literals of the schema's custom scalars keep the digits of their numbers. */
export function keepDigitsOfLiterals(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isScalarType(type) && !isSpecifiedScalarType(type)) type.parseLiteral = readLiteral;
  }
}

/**
 * The value of a literal that has none of GraphQL's own types: graphql-js's `valueFromASTUntyped` without its loss of
 * digits.
 */
export function readLiteral(node: ValueNode, variables?: Variables): unknown {
  switch (node.kind) {
    case Kind.NULL:
      return null;
    case Kind.INT:
    case Kind.FLOAT:
      return numberOf(node.value);
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.LIST:
      return node.values.map((item) => readLiteral(item, variables));
    case Kind.OBJECT:
      return Object.fromEntries(
        node.fields.map(({ name, value }) => [name.value, readLiteral(value, variables)]),
      );
    case Kind.VARIABLE:
      return variables?.[node.name.value];
  }
}

/** Whether every number of the literal survives JavaScript and the planner, which prints no exponents. */
export function isHeld(node: ValueNode): boolean {
  switch (node.kind) {
    case Kind.INT:
    case Kind.FLOAT:
      return !(/e/i.test(node.value) || numberOf(node.value) instanceof ExactNumber);
    case Kind.LIST:
      return node.values.every(isHeld);
    case Kind.OBJECT:
      return node.fields.every(({ value }) => isHeld(value));
    default:
      return true;
  }
}

const defaults = new WeakMap<GraphQLSchema, boolean>();

/** Whether graphql-js would change the default of some input field. */
export function hasExactDefaults(schema: GraphQLSchema): boolean {
  const known = defaults.get(schema);
  if (known !== undefined) return known;
  const has = Object.values(schema.getTypeMap()).some(
    (type) =>
      isInputObjectType(type) &&
      Object.values(type.getFields()).some((field) => exactDefaultOf(field) !== undefined),
  );
  defaults.set(schema, has);
  return has;
}

/** The field's default, if graphql-js would change it. */
export function exactDefaultOf({ astNode }: GraphQLInputField): unknown {
  const literal = astNode?.defaultValue;
  return literal && !isHeld(literal) ? readLiteral(literal) : undefined;
}
