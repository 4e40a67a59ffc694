import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  type SelectionSetNode,
  visit,
} from "graphql";
import { LRUCache } from "lru-cache";
import { type CollectionContext, collectFields } from "../operation/selections/collect-fields.js";
import { withoutConditions } from "../operation/selections/conditions.js";
import type { PlanNode, SubscriptionNode } from "../plan-model/plan-nodes.js";
import { sourceKeyOf, withSourceKeys } from "../plan-model/source-keys.js";
import type { AccessRules, Denials } from "../supergraph/access-rules.js";
import type { Supergraph } from "../supergraph/supergraph.js";

import { PlannedVariables } from "./planned-variables.js";
import type { Planner } from "./planner.js";
import { findProtectedReads, type ProtectedRead } from "./protected-reads.js";
import { RoutedFields, type RouteTargets, type UnroutableField } from "./routed-fields.js";
import { withoutDenied } from "./without-denied.js";
import { withTypeNames } from "./workarounds/keep-type-names.js";

/** Combinations of `@skip`, `@include` and named members whose plans are kept per operation: more than anybody uses. */
const MAX_CHOICES = 32;

/**
 * An operation with all its `@skip` and `@include` and the members that it names decided, and what members are asked
 * for it. Planning after the decision spares members fields that nobody wants. It also avoids a defect of the addon
 * (0.0.38), which makes wrong plans where a field with a condition and one without need the same member.
 */
export interface PlannedChoice {
  /** Undefined if no member needs to be asked. */
  readonly plan: PlanNode | undefined;
  /** The node at which an event's data enters; undefined unless this is a subscription. */
  readonly subscription: SubscriptionNode | undefined;
  /** The operation's variables with the names and values that members get. */
  readonly variablesFor: (variables: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** What decides which fields are selected. */
  readonly collection: CollectionContext;
  readonly selectionSet: SelectionSetNode;
  readonly rootType: GraphQLObjectType;
  /** `__schema` and `__type`, which the gateway answers itself. */
  readonly introspectionFields: readonly FieldNode[];
  /** The root fields that members answer. */
  readonly memberFields: readonly FieldNode[];
  /** Those of them that name no member which could. */
  readonly unroutable: readonly UnroutableField[];
  /** What of it its caller may not read; undefined if that is nothing. */
  readonly denials: Denials | undefined;
  /** What the plan reads that not everybody may read. */
  readonly protectedReads: readonly ProtectedRead[];
}

/** Who may read what, and what of it the callers may not for whom the operation is planned. */
export interface Access {
  readonly rules: AccessRules;
  readonly denials: Denials | undefined;
}

/**
 * What is prepared once of a valid operation and used by every request, whatever its variables. `Choice` is what the
 * caller makes of each plan.
 */
export class PlannedOperation<Choice extends object> {
  readonly rootType: GraphQLObjectType;
  readonly fragments: readonly FragmentDefinitionNode[];
  readonly #supergraph: Supergraph;
  readonly #planner: Planner;
  readonly #merged: DocumentNode;
  readonly #operation: OperationDefinitionNode;
  readonly #rules: AccessRules;
  readonly #denials: Denials | undefined;
  readonly #finish: (choice: PlannedChoice) => Choice;
  readonly #conditionVariables: readonly string[];
  readonly #routed: RoutedFields;
  readonly #choices = new LRUCache<string, Choice>({ max: MAX_CHOICES });

  constructor(
    supergraph: Supergraph,
    planner: Planner,
    { document, merged }: { readonly document: DocumentNode; readonly merged: DocumentNode },
    operation: OperationDefinitionNode,
    { rules, denials }: Access,
    finish: (choice: PlannedChoice) => Choice,
  ) {
    const rootType = supergraph.publicSchema.getRootType(operation.operation);
    if (!rootType) throw new Error(`a ${operation.operation} was validated but the schema has none`);
    this.#supergraph = supergraph;
    this.#planner = planner;
    this.#merged = merged;
    this.#operation = operation;
    this.#rules = rules;
    this.#denials = denials;
    this.#finish = finish;
    this.rootType = rootType;
    this.fragments = document.definitions.filter(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION,
    );
    this.#conditionVariables = conditionVariables(document);
    const { publicSchema, routesOf } = supergraph;
    this.#routed = new RoutedFields(publicSchema, rootType, routesOf(operation.operation), merged);
  }

  /** How many plans are kept. */
  get choiceCount(): number {
    return this.#choices.size;
  }

  /** @throws PlanningFailure */
  choose(variables: Readonly<Record<string, unknown>>): Choice {
    const conditions = this.#conditionVariables
      .map((variable) => (variables[variable] === true ? "1" : "0"))
      .join("");
    const name = conditions + this.#routed.choiceOf(variables);
    const known = this.#choices.get(name);
    if (known) return known;
    const choice = this.#finish(this.#make(variables));
    this.#choices.set(name, choice);
    return choice;
  }

  #make(variables: Readonly<Record<string, unknown>>): PlannedChoice {
    const context: CollectionContext = {
      schema: this.#supergraph.publicSchema,
      fragments: new Map(this.fragments.map((fragment) => [fragment.name.value, fragment])),
      // A copy of the few that matter, so that a plan does not keep a request's other values alive.
      variables: Object.fromEntries(this.#conditionVariables.map((name) => [name, variables[name] === true])),
    };
    const { selectionSet } = this.#operation;
    const rootFields = [...collectFields(context, this.rootType, [selectionSet]).values()];
    const fields = rootFields.flat();
    const memberFields = fields.filter((field) => !field.name.value.startsWith("__"));
    const planned = new PlannedVariables(this.#supergraph.publicSchema);
    const unroutable = memberFields.flatMap((field) => this.#routed.findUnroutable(field, variables) ?? []);
    const denied = memberFields.filter((field) => this.#isDenied(field));
    const refused = new Set([...unroutable.map(({ field }) => field), ...denied]);
    const answered = rootFields.filter(([field]) => field && !refused.has(field));
    const isPlanned = memberFields.length > refused.size;
    const decisions = { conditions: context.variables, targets: this.#targetsOf(memberFields, variables) };
    const plan = isPlanned ? this.#plan(answered, decisions, planned) : undefined;
    return {
      plan,
      subscription: plan && findSubscription(plan),
      variablesFor: (values) => planned.valuesFor(values),
      collection: context,
      selectionSet,
      rootType: this.rootType,
      introspectionFields: fields.filter(isIntrospection),
      memberFields,
      unroutable: unroutable.filter(({ field }) => !this.#isDenied(field)),
      denials: this.#denials,
      protectedReads: plan ? findProtectedReads(plan, this.#supergraph.publicSchema, this.#rules) : [],
    };
  }

  #isDenied({ name }: FieldNode): boolean {
    return this.#denials?.ofField(this.rootType.name, name.value) !== undefined;
  }

  #targetsOf(fields: readonly FieldNode[], variables: Readonly<Record<string, unknown>>): RouteTargets {
    const targets = new Map<string, string>();
    for (const field of fields) {
      const target = this.#routed.findTarget(field, variables);
      if (target !== undefined) targets.set(sourceKeyOf(field, this.#supergraph.keyFieldNames), target);
    }
    return targets;
  }

  /** `rootFields` has the fields of each response key. */
  #plan(
    rootFields: readonly (readonly FieldNode[])[],
    decisions: Decisions,
    planned: PlannedVariables,
  ): PlanNode | undefined {
    const plan = this.#planDocument(this.#merged, decisions, planned);
    const isMutation = this.#operation.operation === OperationTypeNode.MUTATION;
    if (!isMutation || rootFields.length < 2 || !plan || !readsEntities(plan)) return plan;
    // GraphQL spec, "Mutation": a change is made only after everything selected of the previous one was read.
    const nodes = rootFields.map((fields) =>
      this.#planDocument(this.#documentOf(fields), decisions, planned),
    );
    return { kind: "Sequence", nodes: nodes.filter((node) => node !== undefined) };
  }

  #documentOf(fields: readonly FieldNode[]): DocumentNode {
    const selectionSet = { kind: Kind.SELECTION_SET, selections: fields } as const;
    return { kind: Kind.DOCUMENT, definitions: [{ ...this.#operation, selectionSet }, ...this.fragments] };
  }

  #planDocument(
    document: DocumentNode,
    { conditions, targets }: Decisions,
    plannedVariables: PlannedVariables,
  ): PlanNode | undefined {
    const { publicSchema } = this.#supergraph;
    const allowed = this.#denials ? withoutDenied(document, publicSchema, this.#denials) : document;
    const decided = withoutConditions(withoutIntrospection(allowed), conditions);
    const complete = withTypeNames(decided, this.#supergraph.publicSchema);
    const keyed = withSourceKeys(complete, this.#supergraph.keyFieldNames);
    const routed = this.#routed.replaceIn(plannedVariables.replaceIn(keyed), targets);
    return this.#planner.plan(print(routed), this.#operation.name?.value);
  }
}

/** What variables decide before an operation is planned. */
interface Decisions {
  /** The values of the variables of `@skip` and `@include`. */
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly targets: RouteTargets;
}

/** Whether the plan does more than read root fields. */
function readsEntities(node: PlanNode): boolean {
  switch (node.kind) {
    case "Sequence":
    case "Parallel":
      return node.nodes.some(readsEntities);
    case "Fetch":
      return false;
    default:
      return true;
  }
}

function isIntrospection(field: FieldNode): boolean {
  return field.name.value === "__schema" || field.name.value === "__type";
}

/** The planner does not know introspection. A type name takes its place, so that no selection set becomes empty. */
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
