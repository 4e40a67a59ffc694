import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  Kind,
  type OperationDefinitionNode,
  print,
  visit,
} from "graphql";
import { projectWhenRepeated, type TryProject } from "../execute/compiled-projection.js";
import { collectFields, type ProjectionContext, SelectionProjection } from "../execute/projection.js";
import type { PlanNode, SubscriptionNode } from "./plan-nodes.js";
import type { Planner } from "./planner.js";
import { withSourceKeys } from "./source-keys.js";
import type { Supergraph } from "./supergraph.js";

/** More combinations of `@skip` and `@include` than anybody uses; beyond it the oldest are made anew. */
const MAX_PROJECTIONS = 32;

/** How the answer is cut out of the members' data, for one choice of the skipped and included selections. */
export interface RootProjection {
  readonly selection: SelectionProjection;
  readonly tryProject: TryProject;
  /** `__schema` and `__type`, which no member is asked for. */
  readonly introspectionFields: readonly FieldNode[];
  /** The root fields that members are asked for. */
  readonly memberFields: readonly FieldNode[];
}

/** Everything about a valid operation that does not depend on its variables' values: made once, used by every request. */
export class PlannedOperation {
  readonly plan: PlanNode | undefined;
  readonly rootType: GraphQLObjectType;
  readonly fragments: readonly FragmentDefinitionNode[];
  readonly #supergraph: Supergraph;
  readonly #operation: OperationDefinitionNode;
  readonly #conditionVariables: readonly string[];
  readonly #projections = new Map<string, RootProjection>();

  /** @throws PlanningFailure */
  constructor(
    supergraph: Supergraph,
    planner: Planner,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ) {
    const rootType = supergraph.publicSchema.getRootType(operation.operation);
    if (!rootType) throw new Error(`a ${operation.operation} was validated but the schema has none`);
    this.#supergraph = supergraph;
    this.#operation = operation;
    this.rootType = rootType;
    this.fragments = document.definitions.filter(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION,
    );
    this.#conditionVariables = conditionVariables(document);
    this.plan = this.#plan(planner, document);
  }

  /** The node at which an event's data enters; undefined unless the operation is a subscription. */
  get subscription(): SubscriptionNode | undefined {
    return this.plan && findSubscription(this.plan);
  }

  projectionFor(variables: Readonly<Record<string, unknown>>): RootProjection {
    const choice = this.#conditionVariables.map((name) => (variables[name] === true ? "1" : "0")).join("");
    const known = this.#projections.get(choice);
    if (known) return known;
    const [oldest] = this.#projections.keys();
    if (this.#projections.size >= MAX_PROJECTIONS && oldest !== undefined) this.#projections.delete(oldest);
    const projection = this.#project(variables);
    this.#projections.set(choice, projection);
    return projection;
  }

  #project(variables: Readonly<Record<string, unknown>>): RootProjection {
    const context: ProjectionContext = {
      schema: this.#supergraph.publicSchema,
      fragments: new Map(this.fragments.map((fragment) => [fragment.name.value, fragment])),
      keyFieldNames: this.#supergraph.keyFieldNames,
      // A copy of the few that matter: what is remembered must not hold on to a request's other values.
      variables: Object.fromEntries(this.#conditionVariables.map((name) => [name, variables[name] === true])),
    };
    const selectionSets = [this.#operation.selectionSet];
    const fields = [...collectFields(context, this.rootType, selectionSets).values()].flat();
    const selection = new SelectionProjection(context, this.rootType, selectionSets);
    return {
      selection,
      tryProject: projectWhenRepeated(selection, this.rootType.name),
      introspectionFields: fields.filter(isIntrospection),
      memberFields: fields.filter((field) => !field.name.value.startsWith("__")),
    };
  }

  #plan(planner: Planner, document: DocumentNode): PlanNode | undefined {
    if (!this.#asksMembers()) return undefined;
    const planned = withSourceKeys(withoutIntrospection(document), this.#supergraph.keyFieldNames);
    return planner.plan(print(planned), this.#operation.name?.value);
  }

  #asksMembers(): boolean {
    const fragments = new Map(this.fragments.map((fragment) => [fragment.name.value, fragment]));
    const visited = new Set<string>();
    const asks = ({ selectionSet }: { selectionSet: OperationDefinitionNode["selectionSet"] }): boolean =>
      selectionSet.selections.some((selection) => {
        if (selection.kind === Kind.FIELD) return !selection.name.value.startsWith("__");
        if (selection.kind === Kind.INLINE_FRAGMENT) return asks(selection);
        const fragment = fragments.get(selection.name.value);
        if (!fragment || visited.has(selection.name.value)) return false;
        visited.add(selection.name.value);
        return asks(fragment);
      });
    return asks(this.#operation);
  }
}

function isIntrospection(field: FieldNode): boolean {
  return field.name.value === "__schema" || field.name.value === "__type";
}

/** The planner knows no introspection; a type name takes its place so that no selection becomes empty. */
function withoutIntrospection(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: (node) =>
      isIntrospection(node)
        ? { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } }
        : undefined,
  });
}

function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(node) {
      if (node.name.value !== "skip" && node.name.value !== "include") return;
      for (const { value } of node.arguments ?? [])
        if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

function findSubscription(node: PlanNode): SubscriptionNode | undefined {
  if (node.kind === "Subscription") return node;
  if (node.kind !== "Sequence") return undefined;
  return node.nodes.map(findSubscription).find((found) => found !== undefined);
}
