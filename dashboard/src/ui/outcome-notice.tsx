import { useLocale } from "../language/use-locale.js";
import type { Outcome } from "../queries/use-hub-mutation.js";
import { Notice } from "./notice.js";

/** Why nothing was written, or that it is not known. */
export function OutcomeNotice({ outcome }: { readonly outcome: Outcome | undefined }) {
  const { t, text } = useLocale();
  if (outcome === undefined || outcome === "done") return null;
  if (outcome === "unknown") return <Notice kind="broken">{t("write.unknown")}</Notice>;
  return (
    <Notice kind="refused">
      {outcome.refusals.map((refusal) => (
        <p key={refusal.vi}>{text(refusal)}</p>
      ))}
    </Notice>
  );
}
