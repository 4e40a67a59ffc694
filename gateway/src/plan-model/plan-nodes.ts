/**
 * The plan of one operation in the gateway's own types: the planner addon's output, checked and normalised once.
 *
 * Terms. A *representation* names an entity to a member: its type, its key and the fields that the member requires. A
 * *position* is where an entity stands in the data. A *field set* is what is read of it.
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

/** Continues from the entities at a path with a plan of its own, on data of its own. */
export interface EntitiesNode {
  readonly kind: "Entities";
  readonly path: PlanPath;
  /** The part of an entity that the plan starts from: its key. */
  readonly requires: readonly Requirement[];
  /** The root field under which the plan expects the entities. */
  readonly rootField: string;
  /** The response keys that the plan reads of them. */
  readonly responseKeys: readonly string[];
  readonly plan: PlanNode;
}

/** Renames parts of the entities' keys, which the plan started from, to the names that the plan uses. */
export interface KeysNode {
  readonly kind: "Keys";
  readonly fields: readonly KeyField[];
}

export interface KeyField {
  readonly responseKey: string;
  readonly fieldName: string;
  readonly fields: readonly KeyField[];
}

/** Marks where an event's data enters. The nodes after it read the rest. */
export interface SubscriptionNode {
  readonly kind: "Subscription";
  readonly operation: MemberOperation;
  readonly outputRewrites: readonly Rewrite[];
}

export interface MemberOperation {
  readonly member: string;
  readonly kind: "query" | "mutation" | "subscription";
  readonly text: string;
  /** The text as a JSON string in byte text, ready to put into a request body. */
  readonly textJson: string;
  readonly variableNames: readonly string[];
}

export interface EntityFetch {
  /** The answer's key for the entities: `_entities`, or an alias of it in a batch. */
  readonly responseKey: string;
  readonly variableName: string;
  readonly paths: readonly PlanPath[];
  readonly requires: readonly Requirement[];
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
  /** Names of the types that the member knows only as an interface object. */
  readonly interfaceObjects: ReadonlySet<string>;
  readonly identityOf: IdentityOf;
  /** The flat keys of a type that the representations have, each as a list of field names. */
  keysOf(typeName: string): readonly (readonly string[])[];
  /** What is read. Errors name these fields when it cannot be. */
  readonly fieldSets: readonly FieldSet[];
}

export interface FieldSet {
  readonly types: ReadonlySet<string>;
  readonly responseKeys: readonly string[];
}

/** A key field that the answer repeats under a key of ours, to be compared with the representation. */
export interface IdentityField {
  readonly fieldName: string;
  readonly responseKey: string;
}

/** The key fields by which an entity of the type is requested; none if its keys are nested or `@external`. */
export type IdentityOf = (typeName: string) => readonly IdentityField[];

export type PlanPath = readonly PlanPathSegment[];

export type PlanPathSegment =
  | { readonly kind: "Field"; readonly responseKey: string }
  | { readonly kind: "List" }
  | { readonly kind: "Type"; readonly types: ReadonlySet<string> };

export type Requirement =
  | {
      readonly kind: "Field";
      /** Its key in the data, which may also hold the same field with other arguments. */
      readonly sourceKey: string;
      /** What the member calls it. */
      readonly fieldName: string;
      readonly requirements: readonly Requirement[] | undefined;
      /** Whether the entity is asked for without it where it is not known. */
      readonly isOptional?: boolean;
    }
  | {
      readonly kind: "Type";
      readonly types: ReadonlySet<string>;
      readonly requirements: readonly Requirement[];
    };

/** Translates between a member's names and the client's, on the way in or out. */
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
