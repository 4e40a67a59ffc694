/**
 * What the addon (0.0.38) must not be asked to plan in one go, because the plan would be wrong or missing. Where
 * objects can come without their type (`@interfaceObject`), it forgets fields that are selected on one type. And it
 * asks for two computed fields at once although they require one field with different arguments.
 */
import { type ASTNode, parse, type SelectionSetNode, visit } from "graphql";
import { isRequiredField } from "./plain-requirements.js";

export interface Hazards {
  /** Names of the fields whose requirements, direct or indirect, have arguments. */
  readonly arguedFields: ReadonlySet<string>;
  /** The types whose objects can come without their type, and their unions and interfaces. */
  readonly untypedObjects: ReadonlySet<string>;
  /** Names of the fields that objects without their type have, and elsewhere objects of some types. */
  readonly fieldsOfSomeTypes: ReadonlySet<string>;
}

export interface Requiring {
  readonly fieldName: string;
  /** What it requires. */
  readonly selectionSet: SelectionSetNode;
}

export function findHazards(
  requirements: readonly Requiring[],
  untyped: Pick<Hazards, "untypedObjects" | "fieldsOfSomeTypes">,
): Hazards {
  const arguedFields = new Set<string>();
  // Repeat after each find: a requirement may need another field that has requirements.
  for (let known = -1; known < arguedFields.size; ) {
    known = arguedFields.size;
    for (const { fieldName, selectionSet } of requirements) {
      visit(selectionSet, {
        Field({ name }) {
          if (isRequiredField(name.value) || arguedFields.has(name.value)) arguedFields.add(fieldName);
        },
      });
    }
  }
  return { arguedFields, ...untyped };
}

export function isHazardousText(operationText: string, hazards: Hazards): boolean {
  return hazards.untypedObjects.size > 0 && isHazardous(parse(operationText, { noLocation: true }), hazards);
}

/** Whether something is selected on one type where objects may come without their type. */
export function isHazardous(node: ASTNode, { untypedObjects, fieldsOfSomeTypes }: Hazards): boolean {
  let isNamed = false;
  visit(node, {
    NamedType({ name }) {
      if (untypedObjects.has(name.value)) isNamed = true;
    },
    Field({ name }) {
      if (fieldsOfSomeTypes.has(name.value)) isNamed = true;
    },
  });
  return isNamed;
}
