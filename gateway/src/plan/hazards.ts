/**
 * What the addon (0.0.38) must not be asked to plan in one go, because it would answer with a wrong plan.
 *
 * Where one operation needs a field with several arguments (`@requires(fields: "price(currency: \"EUR\")")`),
 * the addon gives the field internal aliases and loses track of them: it mixes values up, finds no plan, or
 * ends the process. And where objects can come without their type (`@interfaceObject`), it forgets fields that
 * are asked of one type.
 */
import { type ASTNode, parse, type SelectionSetNode, visit } from "graphql";

export interface Hazards {
  /** Names of the fields whose requirements, or the requirements of these, have arguments. */
  readonly arguedFields: ReadonlySet<string>;
  /** Names of the fields that are required with arguments. */
  readonly arguments: ReadonlySet<string>;
  /** The types whose objects can come without their type. */
  readonly untypedObjects: ReadonlySet<string>;
}

export interface RequiredFields {
  /** The field that requires. */
  readonly fieldName: string;
  readonly selectionSet: SelectionSetNode;
}

export function findHazards(
  requirements: readonly RequiredFields[],
  untypedObjects: ReadonlySet<string>,
): Hazards {
  const arguedFields = new Set<string>();
  const required = new Set<string>();
  // Once more after each find: a requirement may need another field that requires.
  for (let known = -1; known < arguedFields.size; ) {
    known = arguedFields.size;
    for (const { fieldName, selectionSet } of requirements) {
      visit(selectionSet, {
        Field({ name, arguments: args = [] }) {
          if (args.length > 0) required.add(name.value);
          if (args.length > 0 || arguedFields.has(name.value)) arguedFields.add(fieldName);
        },
      });
    }
  }
  return { arguedFields, arguments: required, untypedObjects };
}

export function isHazardousText(operationText: string, hazards: Hazards): boolean {
  const isHarmless = hazards.arguedFields.size === 0 && hazards.untypedObjects.size === 0;
  return !isHarmless && isHazardous(parse(operationText, { noLocation: true }), hazards);
}

/** Whether something in the node could lead the addon astray. */
export function isHazardous(node: ASTNode, hazards: Hazards): boolean {
  return namesUntypedObject(node, hazards) || needsSeveralArguments(node, hazards);
}

/** Whether something is asked of one type where objects may come without their type. */
export function namesUntypedObject(node: ASTNode, { untypedObjects }: Hazards): boolean {
  let isNamed = false;
  visit(node, {
    NamedType({ name }) {
      if (untypedObjects.has(name.value)) isNamed = true;
    },
  });
  return isNamed;
}

/** Whether one field could be needed with several arguments. */
function needsSeveralArguments(node: ASTNode, hazards: Hazards): boolean {
  const argued = new Set<string>();
  let needsArgument = false;
  visit(node, {
    Field({ name }) {
      if (hazards.arguedFields.has(name.value)) argued.add(name.value);
      if (hazards.arguments.has(name.value)) needsArgument = true;
    },
  });
  return argued.size > 1 || (argued.size === 1 && needsArgument);
}
