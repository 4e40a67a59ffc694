import { type IdentifiedType, parseGlobalId, prefixOf } from "@hub/schema/global-id";

/**
 * The id, if it is one of a thing of this type that the member holds.
 * @throws {Error} for all else: a member tells of what is its own
 */
export function idOfMember(type: IdentifiedType, id: string, member: string): string {
  const parsed = parseGlobalId(id);
  if (parsed?.prefix === prefixOf(type) && parsed.member === member) return id;
  throw new Error(`${member} tells of ${id}, which is no ${type} of its own`);
}
