/** What one operation may ask for at most. Each limit is a setting of the gateway (see settings.ts). */
export interface OperationLimits {
  /** In UTF-16 code units. */
  readonly documentLength: number;
  readonly tokens: number;
  /** Each is validated, whichever is asked for. */
  readonly documentOperations: number;
  readonly depth: number;
  /** Over the whole document; `__typename` under another name counts as well. */
  readonly aliases: number;
  /** Fragments expanded. */
  readonly rootFields: number;
  readonly directives: number;
  readonly directivesPerField: number;
  readonly fragments: number;
  /** All fields of the operation, fragments expanded. */
  readonly selections: number;
  /** The same, repeats merged. */
  readonly distinctSelections: number;
  /** In all variables: each is looked at, and sent to members. */
  readonly variableValues: number;
  /** See cost.ts for what costs how much. */
  readonly cost: number;
  /** How many items a list counts for whose length the operation does not say. */
  readonly assumedListSize: number;
}

export const OPERATION_LIMITS: OperationLimits = {
  documentLength: 100_000,
  tokens: 5_000,
  documentOperations: 50,
  depth: 12,
  aliases: 30,
  rootFields: 20,
  directives: 20,
  directivesPerField: 5,
  fragments: 50,
  selections: 10_000,
  distinctSelections: 1_000,
  variableValues: 10_000,
  cost: 5_000,
  assumedListSize: 5,
};
