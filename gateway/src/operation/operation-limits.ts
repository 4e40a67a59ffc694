/** The limits of one operation. Each is a setting of the gateway (see settings.ts). */
export interface OperationLimits {
  /** In UTF-16 code units. */
  readonly documentLength: number;
  readonly tokens: number;
  /** All are validated, whichever is executed. */
  readonly documentOperations: number;
  readonly depth: number;
  /** In the whole document; an aliased `__typename` counts too. */
  readonly aliases: number;
  /** With fragments expanded. */
  readonly rootFields: number;
  readonly directives: number;
  readonly directivesPerField: number;
  readonly fragments: number;
  /** All fields of the operation, with fragments expanded. */
  readonly selections: number;
  /** The same, with repeats merged. */
  readonly distinctSelections: number;
  /** In all variables: each value is checked and sent to members. */
  readonly variableValues: number;
  /** See cost.ts for how cost is measured. */
  readonly cost: number;
  /** The assumed number of items of a list whose length the operation does not limit. */
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
