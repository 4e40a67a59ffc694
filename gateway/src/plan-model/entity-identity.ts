/**
 * Makes a member's answer prove which entity it is about.
 *
 * Members answer `_entities` by position alone. A member that drops or swaps an item would give one commune's figures
 * to another, and nobody would notice. So each entity is also asked for the key it was requested by, and the two are
 * compared.
 */
import {
  type DocumentNode,
  type FieldNode,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from "graphql";
import type { EntityFetch, IdentityOf, Requirement } from "./plan-nodes.js";

const PREFIX = "_hub_key_";
const MAX_REMEMBERED = 100;

/** Whether an answer repeats an entity's key under this response key. */
export function isIdentityKey(responseKey: string): boolean {
  return responseKey.startsWith(PREFIX);
}

type KeysOf = EntityFetch["keysOf"];

/** Finds those of the member's flat keys of a type that the representations have. */
export function createGivenKeysOf(requirements: readonly Requirement[], keysOf: KeysOf): KeysOf {
  return onceByTypeName((typeName) => {
    const given = givenFields(typeName, requirements);
    return keysOf(typeName).filter((fields) => fields.every((field) => given.has(field)));
  });
}

/** One key that the representations have and the member resolves is enough. */
export function createIdentityOf(requirements: readonly Requirement[], givenKeysOf: KeysOf): IdentityOf {
  const types = new Set(requirements.flatMap((one) => (one.kind === "Type" ? [...one.types] : [])));
  return onceByTypeName((typeName) => {
    // In one answer, types may have keys of the same name but different types.
    const prefix = types.size > 1 ? `${PREFIX}${typeName}_` : PREFIX;
    return (givenKeysOf(typeName)[0] ?? []).map((fieldName) => ({
      fieldName,
      responseKey: prefix + fieldName,
    }));
  });
}

/** Memoised, since it is called for every entity. Members have few types, but may send any name. */
function onceByTypeName<Value>(find: (typeName: string) => Value): (typeName: string) => Value {
  const known = new Map<string, Value>();
  return (typeName) => {
    const remembered = known.get(typeName);
    if (remembered !== undefined) return remembered;
    const value = find(typeName);
    if (known.size < MAX_REMEMBERED) known.set(typeName, value);
    return value;
  };
}

/** The operation, extended to ask for each entity's identity. `identities` are keyed by the entities' response keys. */
export function askForIdentity(
  document: DocumentNode,
  identities: ReadonlyMap<string, IdentityOf>,
): DocumentNode {
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? identifiedOperation(definition, identities) : definition,
  );
  return { kind: Kind.DOCUMENT, definitions };
}

function identifiedOperation(
  operation: OperationDefinitionNode,
  identities: ReadonlyMap<string, IdentityOf>,
): OperationDefinitionNode {
  const selections = operation.selectionSet.selections.map((selection) => {
    if (selection.kind !== Kind.FIELD) return selection;
    const identityOf = identities.get((selection.alias ?? selection.name).value);
    return identityOf ? withIdentity(selection, identityOf) : selection;
  });
  return { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

function withIdentity(field: FieldNode, identityOf: IdentityOf): FieldNode {
  if (!field.selectionSet) return field;
  const selections = field.selectionSet.selections.map(
    (selection): SelectionNode =>
      selection.kind === Kind.INLINE_FRAGMENT ? identified(selection, identityOf) : selection,
  );
  return { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

function identified(fragment: InlineFragmentNode, identityOf: IdentityOf): InlineFragmentNode {
  const identity = fragment.typeCondition ? identityOf(fragment.typeCondition.name.value) : [];
  const fields = identity.map(
    ({ fieldName, responseKey }): FieldNode => ({
      kind: Kind.FIELD,
      alias: { kind: Kind.NAME, value: responseKey },
      name: { kind: Kind.NAME, value: fieldName },
    }),
  );
  const selections = [...fields, ...fragment.selectionSet.selections];
  return { ...fragment, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

function givenFields(typeName: string, requirements: readonly Requirement[]): Set<string> {
  const names = new Set<string>();
  for (const requirement of requirements) {
    if (requirement.kind !== "Type" || !requirement.types.has(typeName)) continue;
    for (const field of requirement.requirements) {
      if (field.kind === "Field" && !field.requirements) names.add(field.fieldName);
    }
  }
  return names;
}
