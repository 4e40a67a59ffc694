/**
 * GraphQL spec, "Field Selection Merging", in linear instead of quadratic time.
 *
 * graphql-js compares every pair of fields that share a response key, and every pair of their children again. Here all
 * fields of one key are grouped and compared with the first of them, and their children are merged and visited once.
 * (After Simon Adameit's algorithm for Sangria:
 * https://tech.new-work.se/graphql-overlapping-fields-can-be-merged-fast-ea6e92e0a01.)
 *
 * As in the specification, each group is asked two questions:
 *   shape      do all its fields have the same response shape, whatever type they are selected on?
 *   identity   are those that can be selected on one object the same field with the same arguments?
 *
 * Abstract types let a field stand in several identity groups, so hostile documents could still cause much work. It is
 * counted, and too much is refused.
 */
import {
  type ASTVisitor,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  print,
  type SelectionSetNode,
  type ValidationContext,
  type ValueNode,
} from "graphql";
import { refuse } from "../../errors/request-refusal.js";

/** Twice an operation of 10,000 selections, with room for abstract types. Visiting one takes about 1 µs. */
const MAX_FIELDS_LOOKED_AT = 40_000;

/**
 * Replaces graphql-js's `OverlappingFieldsCanBeMergedRule`.
 * @throws RequestRefusal `TOO_MANY_OVERLAPS`
 */
export function overlappingFieldsRule(context: ValidationContext): ASTVisitor {
  const check = new OverlapCheck(context);
  return {
    OperationDefinition({ selectionSet, operation }) {
      check.operation(selectionSet, context.getSchema().getRootType(operation) ?? undefined);
      return false;
    },
  };
}

type Question = "shape" | "identity";

/** A field with the type it is selected on. */
interface SelectedField {
  readonly id: number;
  readonly node: FieldNode;
  readonly parentType: GraphQLNamedType | undefined;
  readonly type: GraphQLOutputType | undefined;
}

/** A selection set with the type it applies to. */
interface TypedSelection {
  readonly selectionSet: SelectionSetNode;
  readonly type: GraphQLNamedType | undefined;
}

type Groups = ReadonlyMap<string, ReadonlySet<SelectedField>>;

class OverlapCheck {
  readonly #context: ValidationContext;
  readonly #fields = new Map<FieldNode, SelectedField[]>();
  readonly #answered = new Set<string>();
  readonly #arguments = new Map<FieldNode, string>();
  #fieldCount = 0;
  #fieldsLookedAt = 0;

  constructor(context: ValidationContext) {
    this.#context = context;
  }

  operation(selectionSet: SelectionSetNode, type: GraphQLNamedType | undefined): void {
    for (const question of ["identity", "shape"] as const) this.#check([{ selectionSet, type }], question);
  }

  #check(selections: readonly TypedSelection[], question: Question): void {
    for (const [responseKey, fields] of this.#collect(selections)) {
      const groups = question === "shape" ? [[...fields]] : groupsOnOneObject(fields);
      for (const group of groups) this.#checkGroup(responseKey, group, question);
    }
  }

  #checkGroup(responseKey: string, fields: readonly SelectedField[], question: Question): void {
    this.#count(fields.length);
    if (!this.#isNew(fields, question)) return;
    const [first] = fields;
    if (!first) return;
    for (const other of fields) {
      const reason = this.#findDifference(first, other, question);
      if (reason === undefined) continue;
      this.#context.reportError(conflict(responseKey, reason, [first.node, other.node]));
      return;
    }
    const children = fields.flatMap(({ node, type }) =>
      node.selectionSet ? [{ selectionSet: node.selectionSet, type: type && getNamedType(type) }] : [],
    );
    if (children.length > 0) this.#check(children, question);
  }

  /** The same fields often meet again elsewhere, with the same result. */
  #isNew(fields: readonly SelectedField[], question: Question): boolean {
    const key = `${question} ${fields.map(({ id }) => id).join()}`;
    if (this.#answered.has(key)) return false;
    this.#answered.add(key);
    return true;
  }

  #findDifference(one: SelectedField, other: SelectedField, question: Question): string | undefined {
    if (question === "shape") {
      if (!one.type || !other.type || shapeOf(one.type) === shapeOf(other.type)) return undefined;
      return `they return conflicting types "${one.type}" and "${other.type}"`;
    }
    if (one.node.name.value !== other.node.name.value) {
      return `"${one.node.name.value}" and "${other.node.name.value}" are different fields`;
    }
    return this.#argumentsOf(one.node) === this.#argumentsOf(other.node)
      ? undefined
      : "they have differing arguments";
  }

  #argumentsOf(node: FieldNode): string {
    const known = this.#arguments.get(node);
    if (known !== undefined) return known;
    const texts = (node.arguments ?? []).map(({ name, value }) => `${name.value}:${canonical(value)}`);
    const text = texts.sort().join();
    this.#arguments.set(node, text);
    return text;
  }

  /** GraphQL spec, "CollectFields", for all types at once. */
  #collect(selections: readonly TypedSelection[]): Groups {
    const groups = new Map<string, Set<SelectedField>>();
    const visited = new Set<string>();
    for (const { selectionSet, type } of selections) this.#collectInto(groups, visited, selectionSet, type);
    return groups;
  }

  #collectInto(
    groups: Map<string, Set<SelectedField>>,
    visited: Set<string>,
    { selections }: SelectionSetNode,
    parentType: GraphQLNamedType | undefined,
  ): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        this.#count(1);
        const field = this.#fieldOn(parentType, selection);
        const responseKey = (selection.alias ?? selection.name).value;
        // A set, since one selection set may be reached through several fields of the group above.
        groups.set(responseKey, (groups.get(responseKey) ?? new Set()).add(field));
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#enter(selection.name.value, visited);
      if (!fragment) continue;
      const condition = fragment.typeCondition;
      const type = condition ? this.#context.getSchema().getType(condition.name.value) : parentType;
      this.#collectInto(groups, visited, fragment.selectionSet, type);
    }
  }

  #enter(name: string, visited: Set<string>): FragmentDefinitionNode | undefined {
    this.#count(1);
    if (visited.has(name)) return undefined;
    visited.add(name);
    return this.#context.getFragment(name) ?? undefined;
  }

  #count(fields: number): void {
    this.#fieldsLookedAt += fields;
    if (this.#fieldsLookedAt <= MAX_FIELDS_LOOKED_AT) return;
    throw refuse(
      "TOO_MANY_OVERLAPS",
      "Quá nhiều trường có chung tên trong câu trả lời nên không kịp kiểm tra; hãy chia nhỏ / The document selects too much under the same response keys to be checked in time; ask for less at once",
    );
  }

  /** One object per field and type, so that groups can be recognised. */
  #fieldOn(parentType: GraphQLNamedType | undefined, node: FieldNode): SelectedField {
    const known = this.#fields.get(node) ?? [];
    this.#fields.set(node, known);
    const same = known.find((field) => field.parentType === parentType);
    if (same) return same;
    const definition =
      isObjectType(parentType) || isInterfaceType(parentType)
        ? parentType.getFields()[node.name.value]
        : undefined;
    const field = { id: this.#fieldCount, node, parentType, type: definition?.type };
    this.#fieldCount += 1;
    known.push(field);
    return field;
  }
}

/** Fields on different object types never meet; one on an abstract type may meet each of them. */
function groupsOnOneObject(fields: ReadonlySet<SelectedField>): readonly (readonly SelectedField[])[] {
  const onObjects = new Map<GraphQLNamedType, SelectedField[]>();
  const others: SelectedField[] = [];
  for (const field of fields) {
    if (!isObjectType(field.parentType)) {
      others.push(field);
      continue;
    }
    const group = onObjects.get(field.parentType) ?? [];
    onObjects.set(field.parentType, group);
    group.push(field);
  }
  if (onObjects.size === 0) return [others];
  if (others.length === 0) return [...onObjects.values()];
  return [...onObjects.values()].map((group) => [...group, ...others]);
}

/** GraphQL spec, "SameResponseShape": objects of any type have one shape, their fields are compared separately. */
function shapeOf(type: GraphQLOutputType): string {
  if (isNonNullType(type)) return `${shapeOf(type.ofType)}!`;
  if (isListType(type)) return `[${shapeOf(type.ofType)}]`;
  return isLeafType(type) ? type.name : "{}";
}

/** Equal for equal values, regardless of the order of an object's fields. */
function canonical(value: ValueNode): string {
  switch (value.kind) {
    case Kind.LIST:
      return `[${value.values.map(canonical).join()}]`;
    case Kind.OBJECT:
      return `{${value.fields
        .map((field) => `${field.name.value}:${canonical(field.value)}`)
        .sort()
        .join()}}`;
    default:
      return print(value);
  }
}

function conflict(responseKey: string, reason: string, nodes: readonly FieldNode[]): GraphQLError {
  return new GraphQLError(
    `Fields "${responseKey}" conflict because ${reason}. Use different aliases on the fields to fetch both if this was intentional.`,
    { nodes },
  );
}
