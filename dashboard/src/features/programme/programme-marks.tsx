import { useLocale } from "../../language/use-locale.js";
import { nameRule } from "../../marks/name-rule.js";
import { SeverityTag } from "../../marks/severity-tag.js";
import { Notice } from "../../ui/notice.js";
import type { Programme } from "./use-programme.js";

/** What is to be checked about the programme, its predecessor and its rounds. */
export function ProgrammeMarks({ programme }: { readonly programme: Programme }) {
  const locale = useLocale();
  const { t, text } = locale;
  const { code, flags, predecessor, evaluationRounds } = programme;
  const marks = [
    { subject: t("quality.programme", { code }), flags },
    ...(predecessor === null
      ? []
      : [{ subject: t("quality.programme", { code: predecessor.code }), flags: predecessor.flags }]),
    ...evaluationRounds.map((round) => ({
      subject: t("quality.round", { number: round.number }),
      flags: round.flags,
    })),
  ].flatMap(({ subject, flags: found }) => found.map((flag) => ({ subject, ...flag })));
  if (marks.length === 0) return <Notice kind="empty">{t("quality.none")}</Notice>;
  return (
    <ul className="flags">
      {marks.map(({ subject, rule, severity, message }) => (
        <li
          key={`${subject}|${rule}|${message.vi}`}
          className="flag"
          data-testid="quality-flag"
          data-severity={severity}
        >
          <SeverityTag severity={severity} />
          <div>
            <h3>{subject}</h3>
            <p>{text(message)}</p>
            <p className="provenance">
              {t("quality.kind")}: {nameRule(rule, locale)}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
