import type {
  BatchFetchNode as AddonBatchFetch,
  FetchNode as AddonFetch,
  FlattenNode as AddonFlatten,
  PlanNode as AddonNode,
  FetchRewrite as AddonRewrite,
  EntityBatchAlias as AskedEntities,
  FlattenNodePathSegment,
  InputRewrite,
  OutputRewrite,
  RequiresSelection,
} from "@graphql-hive/router-query-planner";
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
} from "graphql";
import { askForIdentity, createGivenKeysOf, createIdentityOf } from "../plan-model/entity-identity.js";
import type {
  BatchFetchNode,
  EntityFetch,
  FetchNode,
  FieldSet,
  FlattenNode,
  KeyField,
  KeysNode,
  MemberOperation,
  PlanNode,
  PlanPath,
  Requirement,
  Rewrite,
  RewriteSegment,
  SubscriptionNode,
} from "../plan-model/plan-nodes.js";
import type { CarriedFields } from "../supergraph/directives/carried-fields.js";
import type { Supergraph } from "../supergraph/supergraph.js";
import { toByteText } from "../wire/byte-text.js";
import { askForCarried, typesCarriedIn, withCarried } from "./carried-fields.js";
import { ENTITY_SUBGRAPH } from "./workarounds/entity-roots.js";
import { type RequiredFields, withRealNames } from "./workarounds/plain-requirements.js";
import { withoutImpossible } from "./workarounds/possible-selections.js";
import { type SeparatedTypes, separateTypes } from "./workarounds/separate-types.js";

export interface PlanContext {
  readonly supergraph: Supergraph;
  readonly requiredFields: RequiredFields;
  /** Whether another plan begins at entities that this one finds. */
  readonly isContinued: boolean;
}

/**
 * Converts a plan of the addon to the gateway's own form; undefined if no member needs to be asked.
 * @throws Error if the plan has a shape that this gateway does not execute
 */
export function normalisePlan(node: AddonNode, context: PlanContext): PlanNode | undefined {
  const { carriedFieldsOf } = context.supergraph;
  const carried = typesCarriedIn(node, carriedFieldsOf);
  const isAsked = context.isContinued ? () => true : (typeName: string) => carried.has(typeName);
  return new Normaliser(context, isAsked).node(node);
}

/** A member's operation, with the names that only the planner knows replaced. */
interface ReadOperation extends SeparatedTypes {
  readonly text: string;
}

class Normaliser {
  readonly #concreteTypes: (names: readonly string[]) => ReadonlySet<string>;

  readonly #supergraph: Supergraph;
  readonly #requiredFields: RequiredFields;
  /** Whether members are asked of objects of the type for what goes along with their keys. */
  readonly #isCarried: (typeName: string) => boolean;

  constructor({ supergraph, requiredFields }: PlanContext, isCarried: (typeName: string) => boolean) {
    const { publicSchema: schema } = supergraph;
    this.#supergraph = supergraph;
    this.#requiredFields = requiredFields;
    this.#isCarried = isCarried;
    this.#concreteTypes = (names) =>
      new Set(names.flatMap((name) => [name, ...possibleTypeNames(schema, name)]));
  }

  node(node: AddonNode): PlanNode | undefined {
    switch (node.kind) {
      case "Sequence":
        return { kind: "Sequence", nodes: this.#nodes(node.nodes) };
      case "Parallel":
        return { kind: "Parallel", nodes: this.#nodes(node.nodes) };
      case "Fetch":
        return this.#fetch(node);
      case "BatchFetch":
        return this.#batchFetch(node);
      case "Flatten":
        return this.#flatten(node);
      case "Condition":
        return {
          kind: "Condition",
          variable: node.condition,
          whenTrue: node.ifClause ? this.node(node.ifClause) : undefined,
          whenFalse: node.elseClause ? this.node(node.elseClause) : undefined,
        };
      case "Subscription":
        return this.#subscription(node.primary);
      default:
        throw new Error(`a plan node of kind ${node.kind} is not known`);
    }
  }

  #nodes(nodes: readonly AddonNode[]): PlanNode[] {
    return nodes.map((node) => this.node(node)).filter((node) => node !== undefined);
  }

  /** Undefined if only the root's type name would be read: the gateway knows that itself. */
  #fetch(node: AddonFetch): FetchNode | KeysNode | undefined {
    if (node.requires) throw new Error("an entity fetch stands outside a Flatten node");
    const read = this.#read(node);
    const { original, text, rewrites } = read;
    const keys = responseKeys(rootSelection(original), original);
    if (node.serviceName === ENTITY_SUBGRAPH) {
      return { kind: "Keys", fields: keyFields(rootSelection(original), original) };
    }
    if (keys.length === 0) return undefined;
    return {
      kind: "Fetch",
      operation: memberOperation(node, text),
      responseKeys: keys,
      outputRewrites: [...rewrites, ...this.#rewrites(node.outputRewrites)],
    };
  }

  #subscription(node: AddonFetch): SubscriptionNode {
    const { text, rewrites } = this.#read(node);
    return {
      kind: "Subscription",
      operation: { ...memberOperation(node, text), kind: "subscription" },
      outputRewrites: [...rewrites, ...this.#rewrites(node.outputRewrites)],
    };
  }

  #flatten(node: AddonFlatten): FlattenNode {
    const fetch = node.node;
    if (fetch.kind !== "Fetch") throw new Error(`a Flatten node holds a node of kind ${fetch.kind}`);
    const asked = {
      alias: "_entities",
      representationsVariableName: "representations",
      paths: [node.path],
      requires: fetch.requires ?? [],
      inputRewrites: fetch.inputRewrites,
      outputRewrites: fetch.outputRewrites,
    };
    const read = this.#read(fetch);
    const entities = this.#entityFetch(asked, fetch.serviceName, read);
    return { kind: "Flatten", operation: entityOperation(fetch, read, [entities]), entities };
  }

  #batchFetch(node: AddonBatchFetch): BatchFetchNode {
    const read = this.#read(node);
    const entities = node.entityBatch.aliases.map((asked) =>
      this.#entityFetch(asked, node.serviceName, read),
    );
    return { kind: "BatchFetch", operation: entityOperation(node, read, entities), entities };
  }

  #read({ serviceName, operation }: AddonFetch | AddonBatchFetch): ReadOperation {
    const parsed = parse(operation, { noLocation: true });
    const named = withRealNames(parsed, this.#requiredFields);
    const possible = withoutImpossible(named, this.#supergraph.publicSchema);
    const types = this.#supergraph.typesOf(serviceName);
    const document = askForCarried(possible, this.#carriedFieldsOf(serviceName), types);
    const separated = separateTypes(document, types);
    const text = separated.document === parsed ? operation : textOf(separated.document);
    return { ...separated, text };
  }

  #carriedFieldsOf(member: string): CarriedFields {
    const fields = this.#supergraph.carriedFieldsOf(member);
    return new Map([...fields].filter(([typeName]) => this.#isCarried(typeName)));
  }

  #entityFetch(asked: AskedEntities, member: string, { original, rewrites }: ReadOperation): EntityFetch {
    const { keysOf, resolvedKeysOf, carriedFieldsOf } = this.#supergraph;
    const requires = withCarried(this.#requirements(asked.requires), carriedFieldsOf(member));
    const resolvedOf = createGivenKeysOf(requires, (typeName) => resolvedKeysOf(member, typeName));
    return {
      responseKey: asked.alias,
      variableName: asked.representationsVariableName,
      paths: asked.paths.map((path) => this.#path(path)),
      requires,
      inputRewrites: this.#rewrites(asked.inputRewrites),
      outputRewrites: [
        ...ofEntity(rewrites, asked.alias),
        ...this.#entityRewrites(asked.outputRewrites, asked.alias),
      ],
      interfaceObjects: this.#supergraph.interfaceObjectsOf(member),
      identityOf: createIdentityOf(requires, resolvedOf),
      keysOf: createGivenKeysOf(requires, (typeName) => keysOf(member, typeName)),
      fieldSets: this.#fieldSets(original, asked.alias),
    };
  }

  #path(path: readonly FlattenNodePathSegment[]): PlanPath {
    return path.map((segment) => {
      if (segment === "@") return { kind: "List" };
      if ("Field" in segment) return { kind: "Field", responseKey: segment.Field };
      return { kind: "Type", types: this.#concreteTypes(segment.TypeCondition) };
    });
  }

  #requirements(selections: readonly RequiresSelection[]): Requirement[] {
    const requirements = selections.map((selection): Requirement => {
      switch (selection.kind) {
        case "Field":
          return {
            kind: "Field",
            sourceKey: selection.name,
            fieldName:
              this.#requiredFields.get(selection.name)?.fieldName ?? selection.alias ?? selection.name,
            requirements: selection.selections && this.#requirements(selection.selections),
          };
        case "InlineFragment":
          return {
            kind: "Type",
            types: this.#concreteTypes([selection.typeCondition]),
            requirements: this.#requirements(selection.selections),
          };
        default:
          throw new Error(`a requirement of kind ${selection.kind} is not known`);
      }
    });
    checkForMixture(requirements);
    return requirements;
  }

  #rewrites(rewrites: readonly (InputRewrite | OutputRewrite)[] | undefined): Rewrite[] {
    return (rewrites ?? []).map((rewrite) => this.#rewrite(rewrite));
  }

  /**
   * The addon (0.0.38) writes the same rewrite in two shapes: `{ ValueSetter: … }` and `{ kind: "ValueSetter", … }`.
   */
  #rewrite(rewrite: AddonRewrite): Rewrite {
    if ("KeyRenamer" in rewrite) {
      const { path, key } = this.#rewritePath(rewrite.KeyRenamer.path);
      return { kind: "RenameKey", path, key, newKey: rewrite.KeyRenamer.renameKeyTo };
    }
    const setter = "ValueSetter" in rewrite ? rewrite.ValueSetter : rewrite;
    const { path, key } = this.#rewritePath(setter.path);
    return { kind: "SetValue", path, key, value: setter.setValueTo };
  }

  #rewritePath(path: readonly ({ TypenameEquals: string[] } | { Key: string })[]) {
    const last = path.at(-1);
    if (!last || !("Key" in last)) throw new Error("a rewrite does not end at a key");
    const segments = path
      .slice(0, -1)
      .map(
        (segment): RewriteSegment =>
          "Key" in segment
            ? { kind: "Key", key: segment.Key }
            : { kind: "Type", types: this.#concreteTypes(segment.TypenameEquals) },
      );
    return { path: segments, key: last.Key };
  }

  /** Output rewrites of entities, relative to one entity. */
  #entityRewrites(rewrites: readonly OutputRewrite[] | undefined, responseKey: string): Rewrite[] {
    return this.#rewrites(rewrites).map((rewrite) => {
      const [first] = rewrite.path;
      const startsAtAnswer =
        first?.kind === "Key" && (first.key === responseKey || first.key === "_entities");
      return startsAtAnswer ? { ...rewrite, path: rewrite.path.slice(1) } : rewrite;
    });
  }

  #fieldSets(document: DocumentNode, responseKey: string): FieldSet[] {
    const field = rootSelection(document).selections.find(
      (selection): selection is FieldNode =>
        selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === responseKey,
    );
    if (!field?.selectionSet) throw new Error(`an entity fetch does not read ${responseKey}`);
    return this.#typedSelections(field.selectionSet, document);
  }

  #typedSelections(selectionSet: SelectionSetNode, document: DocumentNode): FieldSet[] {
    return selectionSet.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [];
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? findFragment(document, selection.name.value) : selection;
      if (!fragment.typeCondition) return this.#typedSelections(fragment.selectionSet, document);
      return {
        types: this.#concreteTypes([fragment.typeCondition.name.value]),
        responseKeys: responseKeys(fragment.selectionSet, document),
      };
    });
  }
}

/** The rewrites of a whole answer that concern its entities, relative to one entity. */
function ofEntity(rewrites: readonly Rewrite[], responseKey: string): Rewrite[] {
  return rewrites.flatMap((rewrite) => {
    const [first, ...path] = rewrite.path;
    return first?.kind === "Key" && first.key === responseKey ? [{ ...rewrite, path }] : [];
  });
}

/** The member's operation, extended to ask for each entity's identity. */
function entityOperation(
  node: AddonFetch | AddonBatchFetch,
  { document }: ReadOperation,
  fetches: readonly EntityFetch[],
): MemberOperation {
  const identities = new Map(fetches.map(({ responseKey, identityOf }) => [responseKey, identityOf]));
  return memberOperation(node, textOf(askForIdentity(document, identities)));
}

function textOf(document: DocumentNode): string {
  return stripIgnoredCharacters(print(document));
}

function memberOperation(node: AddonFetch | AddonBatchFetch, text: string): MemberOperation {
  return {
    member: node.serviceName,
    kind: node.operationKind ?? "query",
    text,
    textJson: toByteText(JSON.stringify(text)),
    variableNames: node.variableUsages ?? [],
  };
}

/** The addon merges requests that require one field with different arguments. The member can be sent only one value. */
function checkForMixture(requirements: readonly Requirement[]): void {
  const sources = new Map<string, string>();
  for (const requirement of requirements) {
    if (requirement.kind !== "Field") continue;
    const { sourceKey, fieldName } = requirement;
    if ((sources.get(fieldName) ?? sourceKey) !== sourceKey)
      throw new Error(`two requirements of ${fieldName} are mixed up`);
    sources.set(fieldName, sourceKey);
  }
}

function possibleTypeNames(schema: GraphQLSchema, name: string): string[] {
  const type = schema.getType(name);
  return isAbstractType(type) ? schema.getPossibleTypes(type).map((possible) => possible.name) : [];
}

function rootSelection(document: DocumentNode): SelectionSetNode {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("a fetch holds no operation");
  return operation.selectionSet;
}

function keyFields(selectionSet: SelectionSetNode, document: DocumentNode): KeyField[] {
  return selectionSet.selections.flatMap((selection): KeyField[] => {
    if (selection.kind === Kind.FIELD) {
      const fields = selection.selectionSet ? keyFields(selection.selectionSet, document) : [];
      return [
        { responseKey: (selection.alias ?? selection.name).value, fieldName: selection.name.value, fields },
      ];
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? findFragment(document, selection.name.value) : selection;
    return keyFields(fragment.selectionSet, document);
  });
}

function responseKeys(selectionSet: SelectionSetNode, document: DocumentNode): string[] {
  const keys = selectionSet.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) {
      return selection.name.value === "__typename" ? [] : [(selection.alias ?? selection.name).value];
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? findFragment(document, selection.name.value) : selection;
    return responseKeys(fragment.selectionSet, document);
  });
  return [...new Set(keys)];
}

function findFragment(document: DocumentNode, name: string) {
  const fragment = document.definitions.find(
    (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
  );
  if (fragment?.kind !== Kind.FRAGMENT_DEFINITION)
    throw new Error(`a fetch uses an unknown fragment ${name}`);
  return fragment;
}
