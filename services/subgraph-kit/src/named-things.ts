/**
 * What arguments name by an id, a code or a name. One that there is not is refused: an empty answer would say that
 * nothing is known of it.
 */

import type { BilingualText } from "./bilingual-text.js";
import type { Loader, MemberContext } from "./context.js";
import { asTyped } from "./ids/typed-ids.js";
import { type Mistake, refusalOf } from "./mistakes.js";
import { isUuid } from "./uuid.js";

/** A kind of things that arguments name. */
export interface NamedThings {
  /** What one of them is called in a sentence. */
  readonly name: BilingualText;
  /** Which of the values name one; those that were there once are still named. */
  findKnown(values: readonly string[], context: MemberContext): Promise<ReadonlySet<string>>;
  /** What there is or where it is listed, as the end of a sentence; asked only when something is refused. */
  tellKnown(context: MemberContext): BilingualText | Promise<BilingualText>;
}

interface NamingArgument {
  readonly argument: string;
  readonly values: readonly string[] | string | null | undefined;
  readonly things: NamedThings;
}

/** @throws {Refusal} BAD_USER_INPUT with a sentence for each value that names nothing */
export async function refuseUnknown(context: MemberContext, named: readonly NamingArgument[]): Promise<void> {
  const mistakes = await Promise.all(named.map((argument) => findUnknown(argument, context)));
  if (mistakes.some(({ length }) => length > 0)) throw refusalOf(mistakes.flat());
}

async function findUnknown(
  { argument, values, things }: NamingArgument,
  context: MemberContext,
): Promise<Mistake[]> {
  const given = typeof values === "string" ? [values] : [...new Set(values ?? [])];
  if (given.length === 0) return [];
  const known = await things.findKnown(given, context);
  const unknown = given.filter((value) => !known.has(value));
  if (unknown.length === 0) return [];
  const there = await things.tellKnown(context);
  return unknown.map((value) => {
    const shown = asTyped(context, value);
    return {
      field: argument,
      message: {
        vi: `“${argument}”: không có ${things.name.vi} “${shown}”; ${there.vi}.`,
        en: `"${argument}": there is no ${things.name.en} "${shown}"; ${there.en}.`,
      },
    };
  });
}

/**
 * Entities that arguments name by their ids.
 * @param list the field of `Query` in which they are listed
 */
export function namedById(
  name: BilingualText,
  byId: Loader<string, { readonly id: string } | null>,
  list: string,
): NamedThings {
  return {
    name,
    async findKnown(ids, context) {
      const entities = await Promise.all(ids.filter(isUuid).map((id) => context.load(byId, id)));
      return new Set(entities.flatMap((entity) => entity?.id ?? []));
    },
    tellKnown: () => ({ vi: `hãy lấy “id” từ \`${list}\``, en: `take the "id" from \`${list}\`` }),
  };
}

/** The end of a sentence that lists what there is. */
export function thereAre(names: Iterable<string>): BilingualText {
  const list = [...new Set(names)].sort().join(", ");
  return { vi: `hiện có: ${list}`, en: `there are ${list}` };
}
