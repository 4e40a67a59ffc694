/**
 * The day of a list holds for the fields below it, unless they give another.
 *
 * Where a day holds depends on the place in the answer alone: the same unit may stand in two lists of different days.
 * So a day is kept with the path of the field that it was given to, and whoever needs one looks up the path.
 */

import { isCalendarDay } from "@hub/schema/calendar-day";
import {
  type ConstDirectiveNode,
  DirectiveLocation,
  defaultFieldResolver,
  GraphQLDirective,
  GraphQLNonNull,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLString,
  isObjectType,
  Kind,
  type ResponsePath,
} from "graphql";
import { Directive } from "type-graphql";
import { describe } from "./describe.js";

const HOLDS_BELOW = "holdsBelow";

/** The directive that {@link HoldsBelow} applies, as members print it. */
export const HOLDS_BELOW_DIRECTIVE = new GraphQLDirective({
  name: HOLDS_BELOW,
  description: describe(
    "Ngày này cũng áp dụng cho các trường bên dưới có đối số như vậy, trừ khi chúng nêu ngày khác.",
    "This day holds for the fields below that have such an argument too, unless they give another.",
  ),
  locations: [DirectiveLocation.ARGUMENT_DEFINITION],
});

/**
 * For the field of an `@ArgsType` that is a day, and may be left out: given, it holds for the fields below as well. A resolver gets
 * the day that was given, or else the nearest that holds above; null or undefined where there is none.
 */
export function HoldsBelow(): ReturnType<typeof Directive> {
  return Directive(`@${HOLDS_BELOW}`);
}

/** Says of a type which of its fields goes along with the key. */
export const CARRIES = "carries";
/** The field in which an object tells the day that holds where it stands. Clients do not see it. */
const CARRIED_DAY = "heldDay";

/** The directive that {@link CarriesDay} applies, as members print it. */
export const CARRIES_DIRECTIVE = new GraphQLDirective({
  name: CARRIES,
  description: describe(
    "Khi một thành viên chuyển tiếp đối tượng thuộc kiểu này cho thành viên khác, giá trị của trường này đi kèm mã.",
    "Where one member refers to an object of this type and another is asked about it, the value of this field goes along with the key.",
  ),
  locations: [DirectiveLocation.OBJECT],
  args: { field: { type: new GraphQLNonNull(GraphQLString) } },
});

/** For the class of an entity: the day that holds where a member refers to it holds below it in every other member. */
export function CarriesDay(): ClassDecorator {
  return Directive(`@${CARRIES}(field: "${CARRIED_DAY}")`);
}

/** The fields that types with {@link CarriesDay} have, as an extension of the schema; empty where none has it. */
export function printCarriedDays(schema: GraphQLSchema): string {
  const carrying = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && carriesDay(type),
  );
  const description = describe(
    "Ngày đang áp dụng tại chỗ này; trống nếu không có.",
    "The day that holds at this place; null where none does.",
  );
  const scalar = carrying.length > 0 && !schema.getType("Date") ? ["scalar Date"] : [];
  const fields = carrying.map(
    ({ name }) =>
      `extend type ${name} { """${description}""" ${CARRIED_DAY}: Date @inaccessible @shareable }`,
  );
  return [...scalar, ...fields].join("\n");
}

const days = new WeakMap<ResponsePath, string>();
const daysOfEntities = new WeakMap<ResponsePath, readonly (string | null)[]>();

/** Lets a day hold for everything below the field that is being resolved. */
export function holdBelow({ path }: Pick<GraphQLResolveInfo, "path">, day: string): void {
  days.set(path, day);
}

/** The same for a day of the object's own, which gives way to one that already holds. */
export function holdOwnDay(info: Pick<GraphQLResolveInfo, "path">, day: string | null): void {
  if (day !== null && heldDay(info) === null) holdBelow(info, day);
}

/** The day that holds where the field stands; null where none does. */
export function heldDay({ path }: Pick<GraphQLResolveInfo, "path">): string | null {
  for (let place = path.prev; place; place = place.prev) {
    const day = days.get(place);
    if (day !== undefined) return day;
    const ofEntities = place.prev && daysOfEntities.get(place.prev);
    if (ofEntities) return ofEntities[Number(place.key)] ?? null;
  }
  return null;
}

/** Lets the days hold that representations carry, each for its entity. */
export function holdForEntities(
  { path }: Pick<GraphQLResolveInfo, "path">,
  representations: readonly unknown[],
): void {
  daysOfEntities.set(path, representations.map(carriedDay));
}

function carriedDay(representation: unknown): string | null {
  const isGiven =
    typeof representation === "object" && representation !== null && CARRIED_DAY in representation;
  const day = isGiven ? representation[CARRIED_DAY] : null;
  return typeof day === "string" && isCalendarDay(day) ? day : null;
}

/** Makes days that are given to fields of the schema hold below them, and resolvers get those that hold. */
export function holdDays(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const argument = field.args.find((candidate) => findDirective(candidate, HOLDS_BELOW));
      const resolve = field.resolve ?? defaultFieldResolver;
      if (argument) {
        const { name } = argument;
        field.resolve = (source, args, context, info) => {
          const given: unknown = args[name];
          if (typeof given === "string") holdBelow(info, given);
          const day = given ?? heldDay(info);
          return resolve(source, day === null ? args : { ...args, [name]: day }, context, info);
        };
      }
      if (field.name === CARRIED_DAY && carriesDay(type)) {
        field.resolve = (_source, _args, _context, info) => heldDay(info);
      }
    }
  }
}

function carriesDay(type: Parameters<typeof findDirective>[0]): boolean {
  const field = findDirective(type, CARRIES)?.arguments?.find(({ name }) => name.value === "field")?.value;
  return field?.kind === Kind.STRING && field.value === CARRIED_DAY;
}

function findDirective(
  {
    astNode,
  }: {
    readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
  },
  name: string,
): ConstDirectiveNode | undefined {
  return astNode?.directives?.find((applied) => applied.name.value === name);
}
