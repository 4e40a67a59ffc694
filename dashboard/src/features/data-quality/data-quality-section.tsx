import { useLocale } from "../../language/use-locale.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { Section } from "../../ui/section.js";
import { SourceNotes, SourceReference } from "../../ui/source-notes.js";
import { type CollectedFlag, collectFlags } from "./collect-flags.js";
import { nameRule } from "./name-rule.js";
import { type Shown, useFlaggedSubjects } from "./use-flagged-subjects.js";
import "./data-quality.css";

const GLYPHS = { ERROR: "✕", WARNING: "!", INFO: "i" };

/** Every flag on what the page shows: its severity, its subject, the reason, and the kind of finding. */
export function DataQualitySection(shown: Shown) {
  const { t } = useLocale();
  const { queries, subjects } = useFlaggedSubjects(shown);
  const flags = collectFlags(subjects);
  const problems = flags.filter(({ severity }) => severity !== "INFO");
  const notes = flags.filter(({ severity }) => severity === "INFO");
  return (
    <Section
      id="quality"
      eyebrow={t("quality.eyebrow")}
      title={t("quality.title")}
      lead={t("quality.lead")}
      aside={flags.length > 0 && <p className="count">{t("quality.count", { count: flags.length })}</p>}
    >
      <QueryBoundary queries={queries} rows={6}>
        <SourceNotes id="quality" sources={flags.flatMap(({ source }) => source ?? [])}>
          {flags.length === 0 && <p className="no-data">{t("quality.none")}</p>}
          <FlagList flags={problems} />
          {notes.length > 0 && (
            <details className="fold">
              <summary>{t("quality.notes", { count: notes.length })}</summary>
              <FlagList flags={notes} />
            </details>
          )}
        </SourceNotes>
      </QueryBoundary>
    </Section>
  );
}

function FlagList({ flags }: { readonly flags: readonly CollectedFlag[] }) {
  return (
    <ul className="flags">
      {flags.map((flag) => (
        <FlagRow key={flag.key} flag={flag} />
      ))}
    </ul>
  );
}

function FlagRow({ flag }: { readonly flag: CollectedFlag }) {
  const locale = useLocale();
  const { t, text } = locale;
  return (
    <li className="flag" data-testid="quality-flag" data-severity={flag.severity}>
      <p className="flag-severity">
        <span className="flag-glyph" aria-hidden="true">
          {GLYPHS[flag.severity]}
        </span>
        {t(`quality.severity.${flag.severity}`)}
      </p>
      <div>
        <h3>{flag.subject}</h3>
        <p>{text(flag.message)}</p>
        <p className="provenance">
          {t("quality.kind")}: {nameRule(flag.rule, locale)}
          {flag.source !== undefined && (
            <>
              {" · "}
              <SourceReference source={flag.source} />
            </>
          )}
        </p>
      </div>
    </li>
  );
}
