import {
  hasUuid,
  type IdentifiedType,
  isHeldBySeveral,
  prefixOf,
  spellGlobalId,
} from "@hub/schema/global-id";
import {
  type ConstDirectiveNode,
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLNonNull,
  GraphQLString,
  Kind,
} from "graphql";
import { Directive, Field, ID } from "type-graphql";
import { describe } from "../describe.js";

const NAME = "globalId";

/** The directive that {@link GlobalNode} applies, as members print it. */
export const GLOBAL_ID_DIRECTIVE = new GraphQLDirective({
  name: NAME,
  description: describe(
    "Mã của các đối tượng thuộc kiểu này bắt đầu bằng `prefix`; với `namesMember`, mã nêu cả thành viên giữ đối tượng; với `hasUuid`, khóa là một UUID.",
    "Ids of this type begin with `prefix`; with `namesMember` they also name the member that holds the object; with `hasUuid` the key is a UUID.",
  ),
  locations: [DirectiveLocation.OBJECT],
  args: {
    prefix: { type: new GraphQLNonNull(GraphQLString) },
    namesMember: { type: new GraphQLNonNull(GraphQLBoolean), defaultValue: false },
    hasUuid: { type: new GraphQLNonNull(GraphQLBoolean), defaultValue: false },
  },
});

/** How ids of a type are written. */
export interface IdSpelling {
  /** Small letters from a to z. */
  readonly prefix: string;
  readonly namesMember: boolean;
  /** Whether the key is a UUID: of whatever is a row. */
  readonly hasUuid: boolean;
}

/**
 * For the class of what this member holds and anybody may ask for by its id: an entity, found by `node(id)`. It needs a
 * reference resolver.
 *
 * Of a type that is this member's alone only the prefix is said, and its key is a UUID. Composition refuses one that another type has.
 *
 * Of what several members hold the gateway asks the one that the id names, so nothing is planned by the key of one of
 * them: there it is not resolvable.
 */
export function GlobalNode(type: IdentifiedType | Pick<IdSpelling, "prefix">): ClassDecorator {
  const spelling =
    typeof type === "string" ? spellingOf(type) : { prefix: type.prefix, namesMember: false, hasUuid: true };
  const { prefix, namesMember } = spelling;
  const more = [namesMember && "namesMember", spelling.hasUuid && "hasUuid"].filter(Boolean);
  const directives = [
    Directive(`@key(fields: "id"${namesMember ? ", resolvable: false" : ""})`),
    Directive(`@${NAME}(prefix: "${prefix}"${more.map((name) => `, ${name}: true`).join("")})`),
  ];
  return (target) => {
    for (const apply of directives) apply(target);
    SPELLINGS.set(target, spelling);
  };
}

/** The field `id` of such a class. */
export function GlobalId(): PropertyDecorator & MethodDecorator {
  return Field(() => ID, {
    description: describe(
      "Mã định danh trong toàn hệ thống, không đổi.",
      "Its id in the whole hub; it never changes.",
    ),
  });
}

const SPELLINGS = new WeakMap<object, IdSpelling>();

/**
 * The global id of a row, for events and what else leaves the member past its schema.
 * @param type its class. @param member the one that holds it
 * @throws {Error} when the class is no `GlobalNode`
 */
export function globalIdOf(type: { readonly name: string }, key: string, member: string): string {
  const spelling = SPELLINGS.get(type);
  if (!spelling) throw new Error(`${type.name} is no @GlobalNode`);
  const { prefix, namesMember } = spelling;
  return spellGlobalId({ prefix, member: namesMember ? member : undefined, key });
}

export function spellingOf(type: IdentifiedType): IdSpelling {
  return { prefix: prefixOf(type), namesMember: isHeldBySeveral(type), hasUuid: hasUuid(type) };
}

/** How ids are written of the type that has the applied directives; undefined where they are not global. */
export function readSpelling(directives: readonly ConstDirectiveNode[] = []): IdSpelling | undefined {
  const args = directives.find(({ name }) => name.value === NAME)?.arguments ?? [];
  const find = (argument: string) => args.find(({ name }) => name.value === argument)?.value;
  const isTrue = (argument: string) => {
    const value = find(argument);
    return value?.kind === Kind.BOOLEAN && value.value;
  };
  const prefix = find("prefix");
  if (prefix?.kind !== Kind.STRING) return undefined;
  return { prefix: prefix.value, namesMember: isTrue("namesMember"), hasUuid: isTrue("hasUuid") };
}
