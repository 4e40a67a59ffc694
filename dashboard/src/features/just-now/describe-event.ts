import type { HubEventFragment } from "../../api/generated/operations.js";
import type { Locale } from "../../language/use-locale.js";
import type { HubMember } from "../../live/hub-members.js";
import { findSubjectKind } from "./subject-kind.js";

/** What changed, in words; a commitment on the page goes by its name there. */
export function describeChange(
  event: Pick<HubEventFragment, "type" | "aggregateId">,
  knownNames: ReadonlyMap<string, string>,
  { t }: Pick<Locale, "t">,
): string {
  const kind = findSubjectKind(event);
  const name = knownNames.get(event.aggregateId);
  return kind === "commitment" && name !== undefined
    ? t("justNow.commitmentNamed", { name })
    : t(`justNow.${kind}`);
}

/** The organisation whose data changed, and where. An indicator that the page cannot name is left out: its code says nothing. */
export function describeOrigin(
  {
    member,
    programme,
    unit,
    indicatorCode,
  }: Pick<HubEventFragment, "member" | "programme" | "unit" | "indicatorCode">,
  knownNames: ReadonlyMap<string, string>,
  members: readonly Pick<HubMember, "name" | "organisation">[],
  { memberName, text }: Pick<Locale, "memberName" | "text">,
): string {
  const organisation = members.find(({ name }) => name === member)?.organisation ?? null;
  const indicator = indicatorCode === null ? undefined : knownNames.get(indicatorCode);
  const author = organisation === null ? memberName(member) : text(organisation.name);
  return [author, programme?.code, indicator, unit && text(unit.name)].filter(Boolean).join(" · ");
}
