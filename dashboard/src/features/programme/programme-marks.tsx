import { useLocale } from "../../language/use-locale.js";
import { Flag } from "../../marks/flag.js";
import { nameRule } from "../../marks/name-rule.js";
import { Notice } from "../../ui/notice.js";
import type { Programme } from "./use-programme.js";

/** What the marks are of. */
export function markedIds({ id, predecessor, evaluationRounds }: Programme): string[] {
  return [
    id,
    ...(predecessor === null ? [] : [predecessor.id]),
    ...evaluationRounds.map((round) => round.id),
  ];
}

/** What is to be checked about the programme, its predecessor and its rounds. */
export function ProgrammeMarks({ programme }: { readonly programme: Programme }) {
  const locale = useLocale();
  const { t } = locale;
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
        <Flag key={`${subject}|${rule}|${message.vi}`} severity={severity} title={subject} message={message}>
          <p className="provenance">
            {t("quality.kind")}: {nameRule(rule, locale)}
          </p>
        </Flag>
      ))}
    </ul>
  );
}
