/** Takes out of an operation what is read of entities later, and leaves the entities' keys in its place. */
import {
  type DirectiveNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { PlanPath, PlanPathSegment } from "../../plan-model/plan-nodes.js";
import type { EntityRoots } from "./entity-roots.js";

/**
 * How much is taken out: what members compute from others' fields; also what is selected on one type where the schema
 * allows several; or everything that entities have besides their key.
 */
export type Depth = "computed fields" | "fields of possible types" | "all fields of entities";

/** What is read of the entities at one path. */
export interface Piece {
  readonly path: PlanPath;
  readonly typeName: string;
  readonly selections: readonly SelectionNode[];
}

export interface Split {
  readonly selectionSet: SelectionSetNode;
  readonly pieces: readonly Piece[];
}

/** Where a selection stands: its objects' path and the conditions on it. */
interface SelectionContext {
  readonly path: PlanPath;
  readonly declaredType: GraphQLCompositeType;
  readonly conditions: readonly DirectiveNode[];
  readonly mayTakeOut: boolean;
  /** What is additionally selected of all its objects, whatever their type. */
  readonly added: Map<string, SelectionNode>;
}

export class OperationSplitter {
  readonly #schema: GraphQLSchema;
  readonly #roots: EntityRoots;
  readonly #depth: Depth;
  readonly #pieces = new Map<string, Piece>();

  constructor(schema: GraphQLSchema, roots: EntityRoots, depth: Depth) {
    this.#schema = schema;
    this.#roots = roots;
    this.#depth = depth;
  }

  /**
   * Takes nothing out of the objects at the path itself, where the plan begins. The selection must have its fragments
   * inlined.
   */
  split(selectionSet: SelectionSetNode, type: GraphQLObjectType, path: PlanPath): Split {
    const start: SelectionContext = {
      path,
      declaredType: type,
      conditions: [],
      mayTakeOut: false,
      added: new Map(),
    };
    const rest = this.#selectionSet(selectionSet, start);
    return { selectionSet: rest, pieces: [...this.#pieces.values()] };
  }

  #selectionSet(selectionSet: SelectionSetNode, context: SelectionContext): SelectionSetNode {
    const kept = this.#selections(selectionSet, context.declaredType, context);
    const selections = [...kept, ...context.added.values()];
    return selectionSetOf(selections.length > 0 ? selections : [TYPE_NAME]);
  }

  #selections(
    { selections }: SelectionSetNode,
    type: GraphQLCompositeType,
    context: SelectionContext,
  ): SelectionNode[] {
    return selections.flatMap((selection) => this.#selection(selection, type, context));
  }

  #selection(
    selection: SelectionNode,
    type: GraphQLCompositeType,
    context: SelectionContext,
  ): SelectionNode[] {
    if (selection.kind === Kind.FIELD) return this.#field(selection, type, context);
    if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error("the operation has fragments of its own");
    const { typeCondition, selectionSet } = selection;
    const conditionType = typeCondition ? this.#schema.getType(typeCondition.name.value) : type;
    if (!isCompositeType(conditionType)) return [];
    const { directives = [] } = selection;
    const inner = { ...context, conditions: [...context.conditions, ...directives] };
    const kept = this.#selections(selectionSet, conditionType, inner);
    if (kept.length === 0) return [];
    return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet: selectionSetOf(kept) }];
  }

  #field(field: FieldNode, type: GraphQLCompositeType, context: SelectionContext): SelectionNode[] {
    if (field.name.value.startsWith("__") || isUnionType(type)) return [field];
    if (isObjectType(type)) {
      const key = this.#keyInsteadOf(field, type, context);
      return key ? this.#takeOut(field, type, context, key) : [this.#within(field, type, context)];
    }
    const possible = this.#schema.getPossibleTypes(type);
    if (!possible.some((candidate) => this.#keyInsteadOf(field, candidate, context))) {
      return [this.#within(field, type, context)];
    }
    return possible.flatMap((candidate) => this.#selection(onType(candidate.name, [field]), type, context));
  }

  #within(
    field: FieldNode,
    type: Exclude<GraphQLCompositeType, { getTypes: unknown }>,
    context: SelectionContext,
  ): FieldNode {
    const definition = type.getFields()[field.name.value];
    if (!definition || !field.selectionSet) return field;
    const fieldType = getNamedType(definition.type);
    if (!isCompositeType(fieldType)) return field;
    const path = [...context.path, ...pathOf(field, definition.type)];
    const inner: SelectionContext = {
      path,
      declaredType: fieldType,
      conditions: [],
      mayTakeOut: true,
      added: new Map(),
    };
    return { ...field, selectionSet: this.#selectionSet(field.selectionSet, inner) };
  }

  /** The key that leads back to the field; undefined if the field stays where it is. */
  #keyInsteadOf(
    field: FieldNode,
    type: GraphQLObjectType,
    { mayTakeOut, declaredType }: SelectionContext,
  ): SelectionSetNode | undefined {
    const key = mayTakeOut ? this.#roots.keyOf(type.name) : undefined;
    if (!key || isPartOf(key, field)) return undefined;
    const isComputed = this.#roots.isComputed(type.name, field.name.value);
    switch (this.#depth) {
      case "computed fields":
        return isComputed ? key : undefined;
      case "fields of possible types":
        return isComputed || isAbstractType(declaredType) ? key : undefined;
      case "all fields of entities":
        return key;
    }
  }

  #takeOut(
    field: FieldNode,
    type: GraphQLObjectType,
    { path, declaredType, conditions, added }: SelectionContext,
    key: SelectionSetNode,
  ): SelectionNode[] {
    const ofType: PlanPathSegment = { kind: "Type", types: new Set([type.name]) };
    const entityPath = declaredType === type ? path : [...path, ofType];
    const id = `${type.name} ${pathText(entityPath)}`;
    const known = this.#pieces.get(id)?.selections ?? [];
    const selections = [...known, underConditions(field, conditions)];
    this.#pieces.set(id, { path: entityPath, typeName: type.name, selections });
    const keySelections = [TYPE_NAME, ...key.selections];
    if (!isInterfaceType(declaredType) || !hasFields(declaredType, key)) return keySelections;
    // The same for all types: if members do not know an object's type, nothing may depend on it.
    for (const selection of keySelections) added.set(print(selection), selection);
    return [];
  }
}

const TYPE_NAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

function selectionSetOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}

function onType(typeName: string, selections: readonly SelectionNode[]): SelectionNode {
  const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typeName } } as const;
  return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet: selectionSetOf(selections) };
}

function underConditions(field: SelectionNode, conditions: readonly DirectiveNode[]): SelectionNode {
  return conditions.reduceRight<SelectionNode>(
    (inner, condition) => ({
      kind: Kind.INLINE_FRAGMENT,
      directives: [condition],
      selectionSet: selectionSetOf([inner]),
    }),
    field,
  );
}

function isPartOf({ selections }: SelectionSetNode, { alias, name, selectionSet }: FieldNode): boolean {
  if (alias || selectionSet) return false;
  return selections.some((selection) => selection.kind === Kind.FIELD && selection.name.value === name.value);
}

function hasFields(type: GraphQLInterfaceType, { selections }: SelectionSetNode): boolean {
  const fields = type.getFields();
  return selections.every((selection) => selection.kind === Kind.FIELD && fields[selection.name.value]);
}

function pathOf({ alias, name }: FieldNode, type: GraphQLOutputType): PlanPathSegment[] {
  const lists: PlanPathSegment[] = [];
  for (let inner = type; isNonNullType(inner) || isListType(inner); inner = inner.ofType) {
    if (isListType(inner)) lists.push({ kind: "List" });
  }
  return [{ kind: "Field", responseKey: (alias ?? name).value }, ...lists];
}

function pathText(path: PlanPath): string {
  return path.map(segmentText).join(".");
}

function segmentText(segment: PlanPathSegment): string {
  switch (segment.kind) {
    case "Field":
      return segment.responseKey;
    case "List":
      return "@";
    case "Type":
      return `|${[...segment.types].join("|")}`;
  }
}
