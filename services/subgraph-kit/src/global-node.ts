import { type IdentifiedType, isHeldBySeveral, prefixOf } from "@hub/schema/global-id";
import {
  type ConstDirectiveNode,
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLNonNull,
  GraphQLString,
  Kind,
} from "graphql";
import { Directive } from "type-graphql";
import { describe } from "./describe.js";

const NAME = "globalId";

/** The directive that {@link GlobalNode} applies, as members print it. */
export const GLOBAL_ID_DIRECTIVE = new GraphQLDirective({
  name: NAME,
  description: describe(
    "Mã của các đối tượng thuộc kiểu này bắt đầu bằng `prefix`; với `namesMember`, mã nêu cả thành viên giữ đối tượng.",
    "Ids of this type begin with `prefix`; with `namesMember` they also name the member that holds the object.",
  ),
  locations: [DirectiveLocation.OBJECT],
  args: {
    prefix: { type: new GraphQLNonNull(GraphQLString) },
    namesMember: { type: new GraphQLNonNull(GraphQLBoolean), defaultValue: false },
  },
});

/**
 * For the class of what this member holds and anybody may ask for by its id: an entity, found by `node(id)`. It needs a
 * reference resolver.
 *
 * Of what several members hold the gateway asks the one that the id names, so nothing is planned by the key of one of
 * them: there it is not resolvable.
 */
export function GlobalNode(type: IdentifiedType): ClassDecorator {
  const isShared = isHeldBySeveral(type);
  const directives = [
    Directive(`@key(fields: "id"${isShared ? ", resolvable: false" : ""})`),
    Directive(`@${NAME}(prefix: "${prefixOf(type)}"${isShared ? ", namesMember: true" : ""})`),
  ];
  return (target) => {
    for (const apply of directives) apply(target);
  };
}

/** Whether the applied directive says that ids name the member that holds the object. */
export function namesHolder(directive: ConstDirectiveNode): boolean {
  return (
    directive.name.value === NAME &&
    (directive.arguments ?? []).some(
      ({ name, value }) => name.value === "namesMember" && value.kind === Kind.BOOLEAN && value.value,
    )
  );
}
