import { EnteredOnBehalf } from "../../history/entered-on-behalf.js";
import { useLocale } from "../../language/use-locale.js";
import { PageLink } from "../../navigation/page-link.js";
import { organisationAddress } from "../../navigation/thing-addresses.js";
import { Notice } from "../../ui/notice.js";
import { printSource } from "../../ui/print-source.js";
import { SourceReference } from "../../ui/source-notes.js";
import type { Programme } from "./use-programme.js";

/** The reports on the programme; one that a later one replaces says so. */
export function ProgrammeReports({ programme: { reports } }: { readonly programme: Programme }) {
  const { t, text, date, period } = useLocale();
  if (reports.length === 0) return <Notice kind="empty">{t("programme.noReports")}</Notice>;
  return (
    <ul className="rows">
      {reports.map(
        ({
          id,
          title,
          summary,
          issuedOn,
          documentNumber,
          isCurrent,
          organisation,
          source,
          enteredOnBehalf,
          ...report
        }) => (
          <li key={id} className="row">
            <strong>{text(title)}</strong>
            <span className="note">
              {[
                documentNumber,
                date(issuedOn),
                period(report.period),
                isCurrent ? undefined : t("programme.superseded"),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
            <span>
              <PageLink to={organisationAddress(organisation.id)}>{text(organisation.name)}</PageLink>
            </span>
            <EnteredOnBehalf entered={enteredOnBehalf} />
            {summary !== null && <p>{text(summary)}</p>}
            <p className="provenance">
              <SourceReference source={printSource(source)} />
            </p>
          </li>
        ),
      )}
    </ul>
  );
}
