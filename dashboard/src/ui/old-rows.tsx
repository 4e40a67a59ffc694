import type { CopyOfMemberFragment } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import { useHubMembers } from "../live/hub-members.js";
import { Notice } from "./notice.js";
import { type OldPart, oldPartsOf } from "./old-parts.js";
import { useNow } from "./use-now.js";

const MINUTE_MS = 60_000;

/** Whose rows in the list above may be old, and since when; nothing if all are up to date. */
export function OldRows({ copies }: { readonly copies: readonly CopyOfMemberFragment[] | undefined }) {
  const old = oldPartsOf(copies ?? [], useHubMembers());
  if (old.length === 0) return null;
  return (
    <Notice kind="partial">
      {old.map((part) => (
        <p key={part.member} data-old={part.member}>
          <OldPartInWords part={part} />
        </p>
      ))}
    </Notice>
  );
}

function OldPartInWords({ part: { member, why, since } }: { readonly part: OldPart }) {
  const { t, memberName, ageSince, date, time } = useLocale();
  const now = useNow(MINUTE_MS);
  if (since === undefined) return t("partial.nothing", { member: memberName(member) });
  return t(`partial.${why}`, {
    member: memberName(member),
    time: time(since),
    date: date(since),
    age: ageSince(since, now),
  });
}
