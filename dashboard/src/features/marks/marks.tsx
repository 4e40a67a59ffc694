import { useLocale } from "../../language/use-locale.js";
import { Flag } from "../../marks/flag.js";
import { nameRule } from "../../marks/name-rule.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { Section } from "../../ui/section.js";
import { SourceNotes, SourceReference } from "../../ui/source-notes.js";
import { type CollectedFlag, collectFlags } from "./collect-flags.js";
import { useFlaggedSubjects } from "./use-flagged-subjects.js";

/** Every flag on programmes, rounds, observances and conferences: how grave, on what, why. */
export function Marks() {
  const { t } = useLocale();
  const { queries, subjects } = useFlaggedSubjects();
  const flags = collectFlags(subjects);
  return (
    <Section id="marks" title={t("quality.elsewhere")} lead={t("quality.elsewhereLead")}>
      <QueryBoundary queries={queries} rows={6}>
        <SourceNotes id="marks" sources={flags.flatMap(({ source }) => source ?? [])}>
          {flags.length === 0 && <p className="no-data">{t("quality.none")}</p>}
          <ul className="flags">
            {flags.map((flag) => (
              <FlagRow key={flag.key} flag={flag} />
            ))}
          </ul>
        </SourceNotes>
      </QueryBoundary>
    </Section>
  );
}

function FlagRow({ flag }: { readonly flag: CollectedFlag }) {
  const locale = useLocale();
  const { t } = locale;
  return (
    <Flag severity={flag.severity} title={flag.subject} message={flag.message}>
      <p className="provenance">
        {t("quality.kind")}: {nameRule(flag.rule, locale)}
        {flag.source !== undefined && (
          <>
            {" · "}
            <SourceReference source={flag.source} />
          </>
        )}
      </p>
    </Flag>
  );
}
