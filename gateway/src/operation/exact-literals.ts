import { type GraphQLSchema, isScalarType, isSpecifiedScalarType, Kind, type ValueNode } from "graphql";
import { numberOf } from "../execute/exact-number.js";

type Variables = Readonly<Record<string, unknown>> | null | undefined;

/** From now on values of the schema's own scalars that stand in operations keep the digits of their numbers. */
export function keepDigitsOfLiterals(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isScalarType(type) && !isSpecifiedScalarType(type)) type.parseLiteral = readLiteral;
  }
}

/** What a literal means that has no type of GraphQL's own; as graphql-js's `valueFromASTUntyped`, but without loss. */
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
