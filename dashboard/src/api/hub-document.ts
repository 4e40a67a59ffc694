/** The text of an operation, which knows the types of its answer and its variables. Written by codegen.mjs. */
export type HubDocument<Data, Variables> = string & {
  /** Never there: it only carries the types. */
  readonly typesOf?: (variables: Variables) => Data;
};
