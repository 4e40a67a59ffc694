import { AgreementTag } from "../../agreements/agreement-tag.js";
import type { ListedAgreementFragment } from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import "../../language/agreement-words.js";
import { PageLink } from "../../navigation/page-link.js";
import { agreementAddress } from "../../navigation/thing-addresses.js";
import { InBrowser } from "../../ui/in-browser.js";
import { Notice } from "../../ui/notice.js";
import { DraftAgreement, type DraftedFrom } from "./draft-agreement.js";

interface ProgrammeAgreementsProps {
  readonly programme: DraftedFrom & { readonly agreements: readonly ListedAgreementFragment[] };
  readonly onDrafted: () => void;
}

/** The agreements made from a programme, and a form for one more for its secretaries. */
export default function ProgrammeAgreements({ programme, onDrafted }: ProgrammeAgreementsProps) {
  const { t, text, date } = useLocale();
  const { agreements } = programme;
  return (
    <>
      <p className="lead">{t("agreement.lead")}</p>
      {agreements.length === 0 && (
        <div className="no-agreements">
          <Notice kind="empty">{t("agreement.none")}</Notice>
        </div>
      )}
      <ul className="rows">
        {agreements.map((agreement) => (
          <li key={agreement.id} className="row">
            <strong>
              <PageLink to={agreementAddress(agreement.id)}>{agreement.code}</PageLink>
            </strong>
            <AgreementTag agreement={agreement} />
            <span>
              {t("agreement.fromTo", {
                owner: text(agreement.owner.name),
                partner: text(agreement.partner.name),
              })}
            </span>
            <span>{agreement.purpose}</span>
            <span className="note">
              {t("agreement.period", { from: date(agreement.validFrom), to: date(agreement.validTo) })}
            </span>
          </li>
        ))}
      </ul>
      <InBrowser rows={1}>
        <DraftAgreement programme={programme} onDrafted={onDrafted} />
      </InBrowser>
    </>
  );
}
