/**
 * What an operation may cost at most, known before anything is asked of a member.
 *
 *   cost of a field  = 0 where it is a leaf
 *                    = items × (1 + cost of what is selected below it) otherwise
 *   items            = 1 where the field is no list
 *                    = its argument `first`, `last` or `limit`, literal or from a variable, where it has one
 *                    = otherwise the assumed size of a list (5)
 *
 * A connection is an object with such an argument: its lists, `edges` or `nodes`, have as many items as it says.
 * Fragments count where they are spread, skipped fields as if they were not, a list of lists once.
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from "graphql";
import { LRUCache } from "lru-cache";
import { refuse } from "../errors/request-refusal.js";
import type { OperationLimits } from "./operation-limits.js";

type Variables = Readonly<Record<string, unknown>>;

const SIZE_ARGUMENTS = ["first", "last", "limit"];
/** Costs kept per operation, keyed by the sizes that variables ask for: more than one operation is used with. */
const MAX_REMEMBERED = 32;

/**
 * The cost of one valid operation for any variables. Costs are kept, since only the sizes among the variables matter.
 */
export class OperationCost {
  readonly #sizeVariables: readonly string[];
  readonly #known = new LRUCache<string, number>({ max: MAX_REMEMBERED });

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
    private readonly limits: OperationLimits,
  ) {
    this.#sizeVariables = findSizeVariables(document);
  }

  /**
   * The most it can cost with these variables.
   * @throws RequestRefusal `TOO_COSTLY`
   */
  check(variables: Variables): number {
    const cost = this.#costWith(variables);
    if (cost <= this.limits.cost) return cost;
    throw refuse(
      "TOO_COSTLY",
      `Câu hỏi cần ${cost} phần, nhiều hơn ${this.limits.cost}; hãy hỏi ít dòng hơn bằng “first”, hoặc ít trường hơn. / The operation costs ${cost}, more than ${this.limits.cost}; ask for fewer items with "first" or for less of each.`,
    );
  }

  #costWith(variables: Variables): number {
    const sizes = this.#sizeVariables.map((name) => String(variables[name])).join();
    const known = this.#known.get(sizes);
    if (known !== undefined) return known;
    const cost = measureCost(
      this.schema,
      this.document,
      this.operation,
      variables,
      this.limits.assumedListSize,
    );
    this.#known.set(sizes, cost);
    return cost;
  }
}

/** `variables` are coerced: defaults are filled in. */
export function measureCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  assumedListSize: number,
): number {
  const rootType = schema.getRootType(operation.operation) ?? undefined;
  return new CostMeasure(schema, document, variables, assumedListSize).ofSelectionSet(
    operation.selectionSet,
    rootType,
    undefined,
  );
}

class CostMeasure {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  /** By fragment and by the size of the connection it stands in. */
  readonly #fragmentCosts = new Map<string, number>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Variables,
    private readonly assumedListSize: number,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        this.#fragments.set(definition.name.value, definition);
    }
  }

  ofSelectionSet(
    { selections }: SelectionSetNode,
    type: GraphQLNamedType | undefined,
    connectionSize: number | undefined,
  ): number {
    let cost = 0;
    for (const selection of selections) {
      switch (selection.kind) {
        case Kind.FIELD:
          cost += this.#ofField(selection, type, connectionSize);
          break;
        case Kind.INLINE_FRAGMENT: {
          const condition = selection.typeCondition;
          const narrowed = condition ? this.schema.getType(condition.name.value) : type;
          cost += this.ofSelectionSet(selection.selectionSet, narrowed, connectionSize);
          break;
        }
        case Kind.FRAGMENT_SPREAD:
          cost += this.#ofFragment(selection.name.value, connectionSize);
      }
    }
    return cost;
  }

  #ofFragment(name: string, connectionSize: number | undefined): number {
    const key = `${name} ${connectionSize}`;
    const known = this.#fragmentCosts.get(key);
    if (known !== undefined) return known;
    const fragment = this.#fragments.get(name);
    if (!fragment) return 0;
    const type = this.schema.getType(fragment.typeCondition.name.value);
    const cost = this.ofSelectionSet(fragment.selectionSet, type, connectionSize);
    this.#fragmentCosts.set(key, cost);
    return cost;
  }

  #ofField(
    node: FieldNode,
    parentType: GraphQLNamedType | undefined,
    connectionSize: number | undefined,
  ): number {
    const field = fieldOf(parentType, node.name.value);
    // Introspection has its own limits, and no other field is unknown in a valid operation.
    if (!field || !node.selectionSet || isLeafType(getNamedType(field.type))) return 0;
    const size = this.#sizeOf(field, node);
    const isList = isListOf(field.type);
    const items = isList ? (size ?? connectionSize ?? this.assumedListSize) : 1;
    const below = this.ofSelectionSet(node.selectionSet, getNamedType(field.type), isList ? undefined : size);
    return items * (1 + below);
  }

  #sizeOf(field: GraphQLField<unknown, unknown>, node: FieldNode): number | undefined {
    for (const argument of field.args) {
      if (!SIZE_ARGUMENTS.includes(argument.name)) continue;
      const size = this.#givenSize(node, argument.name) ?? argument.defaultValue;
      if (typeof size === "number" && size >= 0) return size;
    }
    return undefined;
  }

  #givenSize(node: FieldNode, argument: string): unknown {
    const value = node.arguments?.find(({ name }) => name.value === argument)?.value;
    if (value?.kind === Kind.INT) return Number(value.value);
    return value?.kind === Kind.VARIABLE ? this.variables[value.name.value] : undefined;
  }
}

function fieldOf(
  type: GraphQLNamedType | undefined,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

function isListOf(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function findSizeVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Argument({ name, value }) {
      if (SIZE_ARGUMENTS.includes(name.value) && value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
