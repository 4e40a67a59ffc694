/**
 * The plan of one operation, in our own words: what the planner's addon returned, checked and normalised once.
 *
 * Terms. A *representation* names an entity for a member: its type, its key and the fields the member
 * requires. A *position* is a place in the data where an entity stands. A *field set* is what is read of it.
 */

export type PlanNode =
  | SequenceNode
  | ParallelNode
  | FetchNode
  | FlattenNode
  | BatchFetchNode
  | ConditionNode
  | EntitiesNode
  | KeysNode
  | SubscriptionNode;

export interface SequenceNode {
  readonly kind: "Sequence";
  readonly nodes: readonly PlanNode[];
}

export interface ParallelNode {
  readonly kind: "Parallel";
  readonly nodes: readonly PlanNode[];
}

/** Reads root fields of one member. */
export interface FetchNode {
  readonly kind: "Fetch";
  readonly operation: MemberOperation;
  readonly responseKeys: readonly string[];
  readonly outputRewrites: readonly Rewrite[];
}

/** Reads fields of the entities found at one path. */
export interface FlattenNode {
  readonly kind: "Flatten";
  readonly operation: MemberOperation;
  readonly entities: EntityFetch;
}

/** Reads several field sets, each of the entities found at its own paths, in one request. */
export interface BatchFetchNode {
  readonly kind: "BatchFetch";
  readonly operation: MemberOperation;
  readonly entities: readonly EntityFetch[];
}

export interface ConditionNode {
  readonly kind: "Condition";
  readonly variable: string;
  readonly whenTrue: PlanNode | undefined;
  readonly whenFalse: PlanNode | undefined;
}

/** Goes on from the entities at a path with a plan of its own, on data of its own. */
export interface EntitiesNode {
  readonly kind: "Entities";
  readonly path: PlanPath;
  /** What of an entity the plan begins with: its key. */
  readonly requires: readonly Requirement[];
  /** Where the plan expects the entities. */
  readonly rootField: string;
  /** What the plan reads of them. */
  readonly responseKeys: readonly string[];
  readonly plan: PlanNode;
}

/** Gives parts of the entities' keys, with which a plan began, the names that the plan has for them. */
export interface KeysNode {
  readonly kind: "Keys";
  readonly fields: readonly KeyField[];
}

export interface KeyField {
  readonly responseKey: string;
  readonly fieldName: string;
  readonly fields: readonly KeyField[];
}

/** Marks where the data of an event enters; the nodes after it read the rest. */
export interface SubscriptionNode {
  readonly kind: "Subscription";
  readonly operation: MemberOperation;
  readonly outputRewrites: readonly Rewrite[];
}

export interface MemberOperation {
  readonly member: string;
  readonly kind: "query" | "mutation" | "subscription";
  readonly text: string;
  /** The text as a JSON string in byte text, ready to stand in a request body. */
  readonly textJson: string;
  readonly variableNames: readonly string[];
}

export interface EntityFetch {
  /** Where the answer has the entities: `_entities`, or an alias of it in a batch. */
  readonly responseKey: string;
  readonly variableName: string;
  readonly paths: readonly PlanPath[];
  readonly requires: readonly Requirement[];
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
  /** What the member calls objects of which it does not know the type. */
  readonly interfaceObjects: ReadonlySet<string>;
  readonly identityOf: IdentityOf;
  /** The flat keys of a type, each a list of field names, that the representations have. */
  keysOf(typeName: string): readonly (readonly string[])[];
  /** What is read, to say what is missing when it cannot be. */
  readonly fieldSets: readonly FieldSet[];
}

export interface FieldSet {
  readonly types: ReadonlySet<string>;
  readonly responseKeys: readonly string[];
}

/** A key field that the answer repeats under a key of ours, so that it can be held against the representation. */
export interface IdentityField {
  readonly fieldName: string;
  readonly responseKey: string;
}

/** The key fields by which an entity of the type is asked for; none where its keys are nested or `@external`. */
export type IdentityOf = (typeName: string) => readonly IdentityField[];

export type PlanPath = readonly PlanPathSegment[];

export type PlanPathSegment =
  | { readonly kind: "Field"; readonly responseKey: string }
  | { readonly kind: "List" }
  | { readonly kind: "Type"; readonly types: ReadonlySet<string> };

export type Requirement =
  | {
      readonly kind: "Field";
      /** Where the data has it: the same field may be there with other arguments too. */
      readonly sourceKey: string;
      /** What the member calls it. */
      readonly fieldName: string;
      readonly requirements: readonly Requirement[] | undefined;
    }
  | {
      readonly kind: "Type";
      readonly types: ReadonlySet<string>;
      readonly requirements: readonly Requirement[];
    };

/** Members may have to be asked under other names than the client's: how to translate what goes in or out. */
export type Rewrite =
  | {
      readonly kind: "SetValue";
      readonly path: readonly RewriteSegment[];
      readonly key: string;
      readonly value: string;
    }
  | {
      readonly kind: "RenameKey";
      readonly path: readonly RewriteSegment[];
      readonly key: string;
      readonly newKey: string;
    };

export type RewriteSegment =
  | { readonly kind: "Key"; readonly key: string }
  | { readonly kind: "Type"; readonly types: ReadonlySet<string> };
