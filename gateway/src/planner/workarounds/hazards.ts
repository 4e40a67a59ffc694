/**
 * What the addon (0.0.38) must not be asked to plan in one go, because it would answer with a wrong plan or none:
 * where objects can come without their type (`@interfaceObject`), it forgets fields that are asked of one type;
 * and it asks for two computed fields at once although they require one field with different arguments.
 */
import { type ASTNode, parse, type SelectionSetNode, visit } from "graphql";
import { isRequiredField } from "./plain-requirements.js";

export interface Hazards {
  /** Names of the fields whose requirements, or the requirements of these, had arguments. */
  readonly arguedFields: ReadonlySet<string>;
  /** The types whose objects can come without their type, and the unions and interfaces of these. */
  readonly untypedObjects: ReadonlySet<string>;
  /** Names of the fields that objects without their type have, and objects of some types elsewhere. */
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
  // Once more after each find: a requirement may need another field that requires.
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

/** Whether something is asked of one type where objects may come without their type. */
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
