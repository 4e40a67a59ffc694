import type { IdentifiedType } from "@hub/schema/global-id";
import { DirectiveLocation, GraphQLDirective, GraphQLNonNull, GraphQLString } from "graphql";
import { Directive } from "type-graphql";
import { describe } from "../describe.js";

const NAME = "standsInFor";

/** The directive that {@link StandsInFor} applies, as members print it. */
export const STANDS_IN_FOR_DIRECTIVE = new GraphQLDirective({
  name: NAME,
  description: describe(
    "Danh sách này có cả đối tượng thuộc kiểu này do thành viên khác giữ: khi thành viên mà mã nêu không còn trong hệ thống, thành viên này trả lời thay.",
    "This list also has objects of the type that other members hold: once the member that an id names has left the hub, this one answers in its place.",
  ),
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: { type: { type: new GraphQLNonNull(GraphQLString) } },
});

/**
 * Says of a list that it has copies of what other members hold, so that what a member that has left once told is found
 * by its id. The type's reference resolver gets the global ids of these.
 */
export function StandsInFor(type: IdentifiedType): ReturnType<typeof Directive> {
  return Directive(`@${NAME}(type: "${type}")`);
}
