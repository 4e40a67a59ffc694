/**
 * Plans what the addon (0.0.38) cannot plan in one go, or plans wrongly.
 *
 * Known defects: a `@requires` field of an entity to which its own member has led ("Path … cannot be found"); several
 * `@requires` that want one field with different arguments ("Missing FetchStep", or a plan that mixes the values up); a
 * type's own field behind an `@interfaceObject` ("No paths found"). All of them vanish if the plan begins at the
 * entity. So the operation is planned with the entities' keys alone. What was taken out is planned starting from the
 * key, each piece on data of its own, so that no two can disturb each other.
 */
import {
  type DocumentNode,
  type GraphQLObjectType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from "graphql";
import { inlineFragments } from "../../operation/selections/inline-fragments.js";
import type { EntitiesNode, PlanNode, PlanPath, Requirement } from "../../plan-model/plan-nodes.js";
import type { Supergraph } from "../../supergraph/supergraph.js";
import { handedOnRequirement } from "../carried-fields.js";
import { type EntityRoots, entityRootField } from "./entity-roots.js";
import { isHazardous } from "./hazards.js";
import { type Depth, OperationSplitter, type Piece } from "./split-operation.js";

const DEPTHS: readonly Depth[] = ["computed fields", "fields of possible types", "all fields of entities"];

/** @throws Error if there is no plan */
export type PlanText = (operationText: string, operationName?: string) => PlanNode | undefined;

export class PieceByPiecePlanner {
  readonly #supergraph: Supergraph;
  readonly #roots: EntityRoots;
  readonly #planText: PlanText;

  /** `planText` plans operations on the supergraph with entity roots. */
  constructor(supergraph: Supergraph, roots: EntityRoots, planText: PlanText) {
    this.#supergraph = supergraph;
    this.#roots = roots;
    this.#planText = planText;
  }

  /** @throws Error if not even the pieces can be planned */
  plan(document: DocumentNode, operationName: string | undefined): PlanNode | undefined {
    const operation = document.definitions.find(
      (definition): definition is OperationDefinitionNode =>
        definition.kind === Kind.OPERATION_DEFINITION &&
        (operationName === undefined || definition.name?.value === operationName),
    );
    const type = operation && this.#supergraph.publicSchema.getRootType(operation.operation);
    if (!operation || !type) throw new Error("the document has no such operation");
    const selectionSet = inlineFragments(operation.selectionSet, document);
    return this.#planSplit({ operation, selectionSet, type, rootField: undefined });
  }

  #planSplit(whole: Whole): PlanNode | undefined {
    const failures: unknown[] = [];
    for (const depth of this.#depthsFor(whole)) {
      const splitter = new OperationSplitter(this.#supergraph.publicSchema, this.#roots, depth);
      const { selectionSet, pieces } = splitter.split(whole.selectionSet, whole.type, pathTo(whole));
      if (pieces.length === 0) continue;
      try {
        const first = this.#planText(textOf({ ...whole, selectionSet }));
        const nodes = pieces.flatMap((piece) => this.#planPiece(whole.operation, piece));
        const after: PlanNode = { kind: "Parallel", nodes };
        return first ? { kind: "Sequence", nodes: [first, after] } : after;
      } catch (error) {
        failures.push(error);
      }
    }
    throw new AggregateError(failures, "no part of the operation can be planned by itself");
  }

  /** Where objects may come without their type, everything that depends on the type is taken out. */
  #depthsFor({ selectionSet }: Whole): readonly Depth[] {
    return isHazardous(selectionSet, this.#roots.hazards) ? DEPTHS.slice(1) : DEPTHS;
  }

  #planPiece(operation: OperationDefinitionNode, piece: Piece): EntitiesNode[] {
    const { arguedFields } = this.#roots.hazards;
    const isArgued = (selection: SelectionNode) =>
      fieldNames(selection).some((name) => arguedFields.has(name));
    const argued = piece.selections.filter(isArgued);
    const plain = piece.selections.filter((selection) => !isArgued(selection));
    return [
      ...argued.flatMap((selection) => this.#planEntities(operation, { ...piece, selections: [selection] })),
      ...(plain.length > 0 ? this.#planTogether(operation, { ...piece, selections: plain }) : []),
    ];
  }

  #planTogether(operation: OperationDefinitionNode, piece: Piece): EntitiesNode[] {
    try {
      return this.#planEntities(operation, piece);
    } catch (error) {
      if (piece.selections.length === 1) throw error;
      // Too much in one go: plan each by itself.
      return piece.selections.flatMap((selection) =>
        this.#planEntities(operation, { ...piece, selections: [selection] }),
      );
    }
  }

  #planEntities(operation: OperationDefinitionNode, { path, typeName, selections }: Piece): EntitiesNode[] {
    const key = this.#roots.keyOf(typeName);
    const type = this.#supergraph.publicSchema.getType(typeName);
    if (!key || !isObjectType(type)) throw new Error(`${typeName} has no key`);
    const rootField = entityRootField(typeName);
    const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections };
    const plan = this.#planWholeOrSplit({ operation: asQuery(operation), selectionSet, type, rootField });
    if (!plan) return [];
    const carried = this.#supergraph.carriedFields.get(typeName);
    const requirements = [
      TYPE_NAME,
      ...requirementsOf(key),
      ...(carried === undefined ? [] : [handedOnRequirement(carried)]),
    ];
    const requires: Requirement[] = [{ kind: "Type", types: new Set([typeName]), requirements }];
    return [
      { kind: "Entities", path, requires, rootField, responseKeys: responseKeysOf(selectionSet), plan },
    ];
  }

  #planWholeOrSplit(whole: Whole): PlanNode | undefined {
    const attempts = [() => this.#planText(textOf(whole)), () => this.#planSplit(whole)];
    if (isHazardous(whole.selectionSet, this.#roots.hazards)) attempts.reverse();
    return firstOf(attempts);
  }
}

function firstOf<T>(attempts: readonly (() => T)[]): T {
  const failures: unknown[] = [];
  for (const attempt of attempts) {
    try {
      return attempt();
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, "no attempt succeeded");
}

/** Something to plan: an operation, or what it selects of the entities at a root field. */
interface Whole {
  /** Gives the kind and the variables. */
  readonly operation: OperationDefinitionNode;
  readonly selectionSet: SelectionSetNode;
  readonly type: GraphQLObjectType;
  readonly rootField: string | undefined;
}

const TYPE_NAME: Requirement = {
  kind: "Field",
  sourceKey: "__typename",
  fieldName: "__typename",
  requirements: undefined,
};

function pathTo({ rootField }: Whole): PlanPath {
  return rootField === undefined ? [] : [{ kind: "Field", responseKey: rootField }];
}

function textOf({ operation, selectionSet, rootField }: Whole): string {
  const root: SelectionSetNode =
    rootField === undefined
      ? selectionSet
      : {
          kind: Kind.SELECTION_SET,
          selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: rootField }, selectionSet }],
        };
  const used = variablesIn(root);
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) =>
    used.has(variable.name.value),
  );
  return print({ ...operation, name: undefined, variableDefinitions, selectionSet: root });
}

function variablesIn(selectionSet: SelectionSetNode): Set<string> {
  const names = new Set<string>();
  visit(selectionSet, { Variable: ({ name }) => void names.add(name.value) });
  return names;
}

function asQuery(operation: OperationDefinitionNode): OperationDefinitionNode {
  return { ...operation, operation: OperationTypeNode.QUERY, directives: [] };
}

function requirementsOf({ selections }: SelectionSetNode): Requirement[] {
  return selections.flatMap((selection): Requirement[] => {
    if (selection.kind !== Kind.FIELD) return [];
    const { value } = selection.name;
    const requirements = selection.selectionSet && requirementsOf(selection.selectionSet);
    return [{ kind: "Field", sourceKey: value, fieldName: value, requirements }];
  });
}

/** The fields of the entity itself, without their selections. */
function fieldNames(selection: SelectionNode): string[] {
  if (selection.kind === Kind.FIELD) return [selection.name.value];
  return selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet.selections.flatMap(fieldNames) : [];
}

function responseKeysOf({ selections }: SelectionSetNode): string[] {
  const keys = selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value];
    return selection.kind === Kind.INLINE_FRAGMENT ? responseKeysOf(selection.selectionSet) : [];
  });
  return [...new Set(keys)];
}
