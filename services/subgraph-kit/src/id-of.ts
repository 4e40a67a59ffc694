import { type IdentifiedType, isIdentifiedType } from "@hub/schema/global-id";
import {
  type ConstDirectiveNode,
  DirectiveLocation,
  GraphQLDirective,
  GraphQLNonNull,
  GraphQLString,
  Kind,
} from "graphql";
import { Directive } from "type-graphql";
import { describe } from "./describe.js";

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

/**
 * Says of an `ID`, or a list of them, in arguments, inputs and answers, whose it is. An object's own `id` needs none.
 * A resolver gets and returns keys; everybody outside sees global ids.
 */
export function IdOf(type: IdentifiedType): ReturnType<typeof Directive> {
  return Directive(`@${NAME}(type: "${type}")`);
}

/** Whose id it is; undefined where the schema does not say. */
export function expectedType({
  astNode,
}: {
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
}): IdentifiedType | undefined {
  const applied = astNode?.directives?.find(({ name }) => name.value === NAME);
  const type = applied?.arguments?.[0]?.value;
  return type?.kind === Kind.STRING && isIdentifiedType(type.value) ? type.value : undefined;
}
