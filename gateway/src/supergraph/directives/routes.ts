import {
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  type OperationTypeNode,
  print,
} from "graphql";
import { stringArgument } from "./directive-arguments.js";
import { findDirective, findRootType, graphOf } from "./root-fields.js";

/** A root field that one of several members answers: the one that an argument names. */
export interface Route {
  readonly argument: string;
  /** The field of each member that has one, by the member's name. */
  readonly targets: ReadonlyMap<string, string>;
}

/** By the field's name. */
export type Routes = ReadonlyMap<string, Route>;

const DIRECTIVE = "routedBy";
const PLACE_OF_THE_NAME = "{Member}";

/**
 * Reads `@routedBy(argument: "member", field: "report{Member}Figure")` from a composed schema: the field is answered
 * by `reportEducationFigure` of the member `education`, and by `reportWomensUnionFigure` of `womens-union`. Whichever
 * member has such a field is found.
 * @throws Error naming a member's field that cannot be asked in place of the routed one
 */
export function readRoutes(
  document: DocumentNode,
  operation: `${OperationTypeNode}`,
  graphs: ReadonlyMap<string, { readonly name: string }>,
): Routes {
  const type = findRootType(document, operation);
  const routes = new Map<string, Route>();
  for (const field of type?.fields ?? []) {
    const directive = findDirective(field, DIRECTIVE);
    const argument = directive && stringArgument(directive, "argument");
    const pattern = directive && stringArgument(directive, "field");
    if (!type || argument === undefined || pattern === undefined) continue;
    const targets = new Map<string, string>();
    for (const target of type.fields ?? []) {
      const member = graphs.get(graphOf(type, target) ?? "")?.name;
      if (member === undefined || target.name.value !== fieldOf(member, pattern)) continue;
      checkTarget(field, argument, target, type, member);
      targets.set(member, target.name.value);
    }
    routes.set(field.name.value, { argument, targets });
  }
  return routes;
}

function fieldOf(member: string, pattern: string): string {
  const words = member.split(/[^a-zA-Z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return pattern.replace(PLACE_OF_THE_NAME, words.join(""));
}

function checkTarget(
  routed: FieldDefinitionNode,
  argument: string,
  target: FieldDefinitionNode,
  { name: type }: ObjectTypeDefinitionNode,
  member: string,
): void {
  const expected = signatureOf(routed, argument);
  const found = signatureOf(target);
  if (found === expected) return;
  throw new Error(
    `${type.value}.${routed.name.value} cannot be routed to ${target.name.value} of "${member}", which is ${found} and not ${expected}`,
  );
}

function signatureOf({ arguments: args = [], type }: FieldDefinitionNode, without?: string): string {
  const texts = args
    .filter(({ name }) => name.value !== without)
    .map((argument) => `${argument.name.value}: ${print(argument.type)}`);
  return `(${texts.sort().join(", ")}): ${print(type)}`;
}
