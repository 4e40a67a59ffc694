/**
 * The variables of an operation as it is planned. They are the client's with two exceptions:
 *
 * - The planner makes variables of its own, `$representations` and others. A client's variable of such a name is renamed.
 * - The planner reads numbers into 64 bits, and fails or changes those that do not fit. Such a number becomes the
 *   value of a variable, which nobody reads before the member.
 */
import {
  type ConstValueNode,
  type DocumentNode,
  GraphQLID,
  type GraphQLInputType,
  type GraphQLScalarType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
  isScalarType,
  Kind,
  parseType,
  TypeInfo,
  type ValueNode,
  type VariableDefinitionNode,
  type VariableNode,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { isHeld, readLiteral } from "../wire/exact-literals.js";

type Values = Readonly<Record<string, unknown>>;

const RESERVED = /^(?:representations$|__|_hub_)/;
const CLIENT_PREFIX = "_hub_client_";
const LITERAL_PREFIX = "_hub_literal_";

export class PlannedVariables {
  readonly #schema: GraphQLSchema;
  readonly #literals: Record<string, unknown> = {};
  #isChanged = false;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** The operation in a form that can be planned. Its parts may be given one after the other. */
  replaceIn(document: DocumentNode): DocumentNode {
    const definitions: VariableDefinitionNode[] = [];
    const typeInfo = new TypeInfo(this.#schema);
    const renamed = visit(document, {
      Variable: (node) => this.#rename(node),
      VariableDefinition: ({ defaultValue, ...rest }) =>
        defaultValue && !isHeld(defaultValue)
          ? { ...rest, defaultValue: withoutNumbers(defaultValue) }
          : undefined,
    });
    const replaced = visit(
      renamed,
      visitWithTypeInfo(typeInfo, {
        Argument: (node) => {
          const type = typeInfo.getArgument()?.type;
          const value = type ? this.#replace(node.value, type, definitions) : node.value;
          return value === node.value ? undefined : { ...node, value };
        },
      }),
    );
    if (definitions.length === 0) return replaced;
    return visit(replaced, {
      OperationDefinition: (node) => ({
        ...node,
        variableDefinitions: [...(node.variableDefinitions ?? []), ...definitions],
      }),
    });
  }

  /** The values that members get, under the names that members know. */
  valuesFor(variables: Values): Values {
    if (!this.#isChanged) return variables;
    const values = Object.entries(variables).map(([name, value]) => [plannedName(name), value]);
    return { ...Object.fromEntries(values), ...this.#literals };
  }

  #rename(node: VariableNode): VariableNode | undefined {
    const name = plannedName(node.name.value);
    if (name === node.name.value) return undefined;
    this.#isChanged = true;
    return { ...node, name: { kind: Kind.NAME, value: name } };
  }

  #replace(node: ValueNode, type: GraphQLInputType, definitions: VariableDefinitionNode[]): ValueNode {
    if (isHeld(node)) return node;
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      // A single value is accepted for a list of it; a variable of its type would not be.
      const items = node.kind === Kind.LIST ? node.values : [node];
      const values = items.map((item) => this.#replace(item, nullable.ofType, definitions));
      return { kind: Kind.LIST, values };
    }
    if (isInputObjectType(nullable) && node.kind === Kind.OBJECT) {
      const known = nullable.getFields();
      const fields = node.fields.map((field) => {
        const fieldType = known[field.name.value]?.type;
        return fieldType ? { ...field, value: this.#replace(field.value, fieldType, definitions) } : field;
      });
      return { ...node, fields };
    }
    return isScalarType(nullable) ? this.#replaceScalar(node, nullable, type, definitions) : node;
  }

  #replaceScalar(
    node: ValueNode,
    scalar: GraphQLScalarType,
    type: GraphQLInputType,
    definitions: VariableDefinitionNode[],
  ): ValueNode {
    if (scalar === GraphQLID && node.kind === Kind.INT) return { kind: Kind.STRING, value: node.value };
    if (!holdsVariables(node)) return this.#variable(readLiteral(node), type, definitions);
    const replace = (item: ValueNode) =>
      isHeld(item) ? item : this.#replaceScalar(item, scalar, scalar, definitions);
    if (node.kind === Kind.LIST) return { ...node, values: node.values.map(replace) };
    if (node.kind !== Kind.OBJECT) return node;
    return { ...node, fields: node.fields.map((field) => ({ ...field, value: replace(field.value) })) };
  }

  #variable(value: unknown, type: GraphQLInputType, definitions: VariableDefinitionNode[]): VariableNode {
    const name = `${LITERAL_PREFIX}${Object.keys(this.#literals).length}`;
    this.#literals[name] = value;
    this.#isChanged = true;
    const variable: VariableNode = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
    definitions.push({ kind: Kind.VARIABLE_DEFINITION, variable, type: parseType(String(type)) });
    return variable;
  }
}

function plannedName(name: string): string {
  return RESERVED.test(name) ? CLIENT_PREFIX + name : name;
}

function holdsVariables(node: ValueNode): boolean {
  switch (node.kind) {
    case Kind.VARIABLE:
      return true;
    case Kind.LIST:
      return node.values.some(holdsVariables);
    case Kind.OBJECT:
      return node.fields.some(({ value }) => holdsVariables(value));
    default:
      return false;
  }
}

/** A default only says that the variable is optional: its value is always sent. */
function withoutNumbers(value: ConstValueNode): ConstValueNode {
  const zero = { kind: Kind.INT, value: "0" } as const;
  return visit(value, { IntValue: () => zero, FloatValue: () => zero });
}
