import type { PublishedFigureFragment } from "../api/generated/operations.js";
import type { Locale } from "../language/use-locale.js";

/** The organisation that reported a figure; the member that holds it where none is known. */
export function nameReporter(
  { actor, member }: Pick<PublishedFigureFragment, "actor" | "member">,
  { text, memberName }: Pick<Locale, "text" | "memberName">,
): string {
  const organisation = actor?.organisation ?? null;
  return organisation === null ? memberName(member) : text(organisation.name);
}
