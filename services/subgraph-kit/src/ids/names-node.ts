import { DirectiveLocation, GraphQLDirective, GraphQLNonNull, GraphQLString } from "graphql";
import { Directive } from "type-graphql";
import { describe } from "../describe.js";

const NAME = "namesNode";

/** The directive that {@link NamesNode} applies, as members print it. */
export const NAMES_NODE_DIRECTIVE = new GraphQLDirective({
  name: NAME,
  description: describe(
    "Mã của một đối tượng thuộc kiểu bất kỳ; trường `as` do hệ thống thêm vào cho chính đối tượng đó.",
    "The id of an object of whichever type; the hub adds the field `as`, which has the object itself.",
  ),
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: { as: { type: new GraphQLNonNull(GraphQLString) } },
});

/**
 * Says of an `ID` that it names anything in the hub by its global id: the gateway gives the type a field that has the
 * thing, whichever member holds it. The id is the type's key: `@Directive('@key(fields: "…", resolvable: false)')`.
 * @param field what that field is called
 */
export function NamesNode(field: string): ReturnType<typeof Directive> {
  return Directive(`@${NAME}(as: "${field}")`);
}
