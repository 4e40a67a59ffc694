import {
  type ConstDirectiveNode,
  DirectiveLocation,
  type DirectiveNode,
  type DocumentNode,
  GraphQLDirective,
  GraphQLNonNull,
  GraphQLString,
  Kind,
  visit,
} from "graphql";
import { Directive } from "type-graphql";
import { describe } from "../describe.js";

const NAME = "idOf";

/** The directive that {@link IdOf} applies, as members print it. */
export const ID_OF_DIRECTIVE = new GraphQLDirective({
  name: NAME,
  description: describe("Mã của đối tượng thuộc kiểu này.", "The id of an object of this type."),
  locations: [
    DirectiveLocation.FIELD_DEFINITION,
    DirectiveLocation.ARGUMENT_DEFINITION,
    DirectiveLocation.INPUT_FIELD_DEFINITION,
  ],
  args: { type: { type: new GraphQLNonNull(GraphQLString) } },
});

/** Of an id it says that things of all types have such: whichever member holds it. */
export const ANY_TYPE = "Node";

/**
 * Says of an `ID`, or a list of them, in arguments, inputs and answers, whose it is. An object's own `id` needs none.
 * A resolver gets and returns keys; everybody outside sees global ids. Of `Node`, which is any type, it gets and returns
 * global ids as well, because a key alone does not say what it is of.
 * @param type its name in the schema: one that all members know, a `@GlobalNode` of this one, or `Node`
 */
export function IdOf(type: string): ReturnType<typeof Directive> {
  return Directive(`@${NAME}(type: "${type}")`);
}

/** Whose id it is; undefined where the schema does not say. */
export function expectedType({
  astNode,
}: {
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
}): string | undefined {
  const applied = astNode?.directives?.find(({ name }) => name.value === NAME);
  return applied && typeIn(applied);
}

/** All types that ids are said to be of. */
export function findExpectedTypes(document: DocumentNode): ReadonlySet<string> {
  const types = new Set<string>();
  visit(document, {
    Directive(directive) {
      const type = directive.name.value === NAME ? typeIn(directive) : undefined;
      if (type !== undefined) types.add(type);
    },
  });
  return types;
}

function typeIn({ arguments: [argument] = [] }: DirectiveNode): string | undefined {
  return argument?.value.kind === Kind.STRING ? argument.value.value : undefined;
}
