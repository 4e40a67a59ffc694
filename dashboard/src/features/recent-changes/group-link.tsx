import { changesAddress } from "../../changes/addresses.js";
import { nameKind } from "../../history/name-kind.js";
import { useLocale } from "../../language/use-locale.js";
import { dayInVietnam } from "../../language/vietnam-time.js";
import { PageLink } from "../../navigation/page-link.js";
import type { GatheredChange } from "./gather-changes.js";

/** How many of one kind came together, with the way to each of them. */
export function GroupLink({ group: { first, count, isAtLeast } }: { readonly group: GatheredChange }) {
  const locale = useLocale();
  const { t } = locale;
  const { kind, member, recordedAt } = first;
  return (
    <PageLink to={changesAddress({ kind, member, since: dayInVietnam(recordedAt) })}>
      {t(isAtLeast ? "changes.atLeast" : "changes.several", {
        count,
        kind: nameKind(kind, locale),
      })}
    </PageLink>
  );
}
