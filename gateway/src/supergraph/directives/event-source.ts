import {
  type ConstValueNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  Kind,
  parse,
  validate,
} from "graphql";
import { argumentValue } from "./directive-arguments.js";

/** What `@eventSource` says of the events that feed a subscription field. */
export interface EventSource {
  readonly types: readonly string[];
  /** An event passes if it matches every argument that is given. */
  readonly match: readonly EventMatch[];
}

/** Matches if the argument's value, or one of its values, is the event's, or one of the event's. */
export interface EventMatch {
  readonly argument: string;
  /** A property of the event's payload, or one of {@link ENVELOPE_PROPERTIES}. */
  readonly property: string;
  /**
   * A query that reads, for the property's value as `$id`, the ids of everything it lies in: those match as well. Its
   * other variables are arguments of the field.
   */
  readonly ancestors?: string | undefined;
  /** The arguments of the field that this query needs. */
  readonly ancestorArguments?: readonly string[] | undefined;
  /** The type of what the argument names by its id. */
  readonly names?: string | undefined;
  /** The argument has the key in the id alone, such as the code of an indicator. */
  readonly isKey?: boolean;
}

/** What an event has besides its payload. */
const ENVELOPE_PROPERTIES = ["$member", "$type", "$aggregateType", "$aggregateId"] as const;

export type EnvelopeProperty = (typeof ENVELOPE_PROPERTIES)[number];

/** The variable of an `ancestors` query that is no argument of the field. */
export const ANCESTORS_VARIABLE = "id";

export function isEnvelopeProperty(property: string): property is EnvelopeProperty {
  return ENVELOPE_PROPERTIES.some((known) => known === property);
}

/**
 * Reads the field's directive; undefined if it has none.
 * @throws Error naming the field and what is wrong with its directive
 */
export function readEventSource(field: FieldDefinitionNode, schema: GraphQLSchema): EventSource | undefined {
  const directive = field.directives?.find((candidate) => candidate.name.value === "eventSource");
  if (!directive) return undefined;
  const match = listItems(argumentValue(directive, "match")).map((value) => readMatch(field, value));
  for (const entry of match) checkMatch(field, entry, schema);
  return { types: stringItems(argumentValue(directive, "types")), match };
}

function readMatch(field: FieldDefinitionNode, value: ConstValueNode): EventMatch {
  const texts = new Map(
    value.kind === Kind.OBJECT
      ? value.fields.flatMap(({ name, value: text }) =>
          text.kind === Kind.STRING ? [[name.value, text.value] as const] : [],
        )
      : [],
  );
  const argument = texts.get("argument");
  const property = texts.get("property");
  if (argument === undefined) throw wrong(field, 'has a match that lacks "argument"');
  if (property === undefined) throw wrong(field, 'has a match that lacks "property"');
  const names = texts.get("names");
  const ancestors = texts.get("ancestors");
  return {
    argument,
    property,
    ancestors,
    ...(ancestors !== undefined && { ancestorArguments: argumentsIn(ancestors) }),
    ...(names !== undefined && { names, isKey: !isId(field, argument) }),
  };
}

/** The variables of the query beside that of the ancestors' own thing; none where it cannot be read. */
function argumentsIn(ancestors: string): string[] {
  const document = tryParse(ancestors);
  if (typeof document === "string") return [];
  const variables = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
  );
  return variables.map(({ variable }) => variable.name.value).filter((name) => name !== ANCESTORS_VARIABLE);
}

/** Whether the argument is an `ID`, or a list of them. */
function isId(field: FieldDefinitionNode, argument: string): boolean {
  let type = field.arguments?.find(({ name }) => name.value === argument)?.type;
  while (type && type.kind !== Kind.NAMED_TYPE) type = type.type;
  return type?.name.value === "ID";
}

function checkMatch(field: FieldDefinitionNode, match: EventMatch, schema: GraphQLSchema): void {
  const { argument, property, ancestors } = match;
  const names = field.arguments?.map(({ name }) => name.value) ?? [];
  if (!names.includes(argument)) {
    throw wrong(
      field,
      `matches the argument "${argument}", which the field does not have: it has ${names.join(", ")}`,
    );
  }
  if (property.startsWith("$") && !isEnvelopeProperty(property)) {
    throw wrong(
      field,
      `matches the property "${property}", which events do not have: known are ${ENVELOPE_PROPERTIES.join(", ")}`,
    );
  }
  const problem = ancestors === undefined ? undefined : findProblem(ancestors, names, schema);
  if (problem !== undefined) throw wrong(field, `cannot look up the ancestors of "${property}": ${problem}`);
}

/** @param names of the field's arguments */
function findProblem(text: string, names: readonly string[], schema: GraphQLSchema): string | undefined {
  const document = tryParse(text);
  if (typeof document === "string") return document;
  const [error] = validate(schema, document);
  if (error) return error.message;
  const [operation, ...others] = document.definitions;
  const isQuery = operation?.kind === Kind.OPERATION_DEFINITION && operation.operation === "query";
  if (!isQuery || others.length > 0) return "it must be one query without fragments";
  const variables = operation.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
  const isKnown = (name: string) => name === ANCESTORS_VARIABLE || names.includes(name);
  if (!variables.includes(ANCESTORS_VARIABLE) || !variables.every(isKnown))
    return `it must have the variable $${ANCESTORS_VARIABLE}, and others only for arguments of the field`;
  return undefined;
}

function tryParse(text: string): DocumentNode | string {
  try {
    return parse(text, { noLocation: true });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function wrong(field: FieldDefinitionNode, problem: string): Error {
  return new Error(`@eventSource on Subscription.${field.name.value} ${problem}`);
}

function stringItems(value: ConstValueNode | undefined): string[] {
  return listItems(value).flatMap((item) => (item.kind === Kind.STRING ? [item.value] : []));
}

function listItems(value: ConstValueNode | undefined): readonly ConstValueNode[] {
  return value?.kind === Kind.LIST ? value.values : [];
}
