import { ALL_OPENED, coordinateOf, OPENED_FIELDS } from "@hub/schema/opened-fields";
import { AgreementTag } from "../../agreements/agreement-tag.js";
import { ContractFiles } from "../../agreements/contract-files.js";
import { AgreementDocument, type AgreementInDetailFragment } from "../../api/generated/operations.js";
import { History } from "../../history/history.js";
import { useLocale } from "../../language/use-locale.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { PageLink } from "../../navigation/page-link.js";
import { indicatorAddress, organisationAddress, unitAddress } from "../../navigation/thing-addresses.js";
import { commitmentAddress, programmeAddress } from "../../programmes/addresses.js";
import { isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { Fact, Facts } from "../../ui/facts.js";
import { InBrowser } from "../../ui/in-browser.js";
import { Page } from "../../ui/page.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { ThingNotFound } from "../../ui/thing-not-found.js";
import { useRefetchOnNewDay } from "../../ui/use-refetch-on-new-day.js";
import { AgreementSteps } from "./agreement-steps.js";

/** One agreement: how it stands, what it opens to whom, who has agreed; and what its parties may do with it. */
export function AgreementView({ id }: { readonly id: string }) {
  const { t, text } = useLocale();
  const query = useHubQuery(AgreementDocument, { id });
  const node = query.data?.node;
  const agreement = node != null && "smallestCell" in node ? node : undefined;
  useRefetchOnNewDay(query.refetch);
  useRefetchOnEvents(query.refetch, ({ type }) => type === "agreement.changed");
  const programmes = { to: "/chuong-trinh", name: t("navigation.programmes") };
  const parents =
    agreement === undefined
      ? [programmes]
      : [
          programmes,
          {
            to: programmeAddress(agreement.programme.code, "thoa-thuan"),
            name: text(agreement.programme.title),
          },
        ];
  return (
    <Page
      title={agreement === undefined ? t("agreement.one") : t("agreement.named", { code: agreement.code })}
      lead={agreement?.purpose}
      parents={parents}
    >
      <QueryBoundary queries={[query]} rows={10}>
        {agreement === undefined ? (
          isComplete([query]) && <ThingNotFound {...programmes}>{t("agreement.notFound")}</ThingNotFound>
        ) : (
          <>
            <AgreementFacts agreement={agreement} />
            <InBrowser rows={1}>
              <ContractFiles of={agreement.partner.id} />
              <AgreementSteps agreement={agreement} onDone={query.refetch} />
            </InBrowser>
            <History id={agreement.id} version={agreement.version} />
          </>
        )}
      </QueryBoundary>
    </Page>
  );
}

function AgreementFacts({ agreement }: { readonly agreement: AgreementInDetailFragment }) {
  const { t, text, date, time } = useLocale();
  const { owner, partner, programme, commitment, indicators, fields, unit, agreedBy, revokedAt } = agreement;
  const moment = (at: string) => `${time(at)} ${date(at)}`;
  return (
    <Facts>
      <Fact name={t("agreement.state")}>
        <AgreementTag agreement={agreement} />
      </Fact>
      <Fact name={t("agreement.owner")}>
        <PageLink to={organisationAddress(owner.id)}>{text(owner.name)}</PageLink>
      </Fact>
      <Fact name={t("agreement.partner")}>
        <PageLink to={organisationAddress(partner.id)}>{text(partner.name)}</PageLink>
      </Fact>
      <Fact name={t("agreement.days")}>
        {t("agreement.period", { from: date(agreement.validFrom), to: date(agreement.validTo) })}
      </Fact>
      <Fact name={t("agreement.indicators")}>
        <ul className="plain-list">
          {indicators.map(({ code, name }) => (
            <li key={code}>
              <PageLink to={indicatorAddress(code)}>{text(name)}</PageLink>
            </li>
          ))}
        </ul>
      </Fact>
      <Fact name={t("agreement.fields")}>
        {fields.includes(ALL_OPENED) ? (
          t("agreement.allFields")
        ) : (
          <ul className="plain-list">
            {OPENED_FIELDS.filter((field) => fields.includes(coordinateOf(field))).map((field) => (
              <li key={field}>{t(`agreement.field.${field}`)}</li>
            ))}
          </ul>
        )}
      </Fact>
      <Fact name={t("agreement.unit")}>
        {unit === null ? (
          t("agreement.everywhere")
        ) : (
          <PageLink to={unitAddress(unit.id)}>{text(unit.name)}</PageLink>
        )}
      </Fact>
      <Fact name={t("agreement.smallestCell")}>
        {t("agreement.shownFrom", { count: String(agreement.smallestCell) })}
      </Fact>
      <Fact name={t("agreement.legalBasis")}>{agreement.legalBasis}</Fact>
      <Fact name={t("agreement.commitment")}>
        <PageLink to={commitmentAddress(programme.code, commitment.code)}>
          {commitment.code}: {text(commitment.title)}
        </PageLink>
      </Fact>
      <Fact name={t("agreement.contact")}>{agreement.contact}</Fact>
      <Fact name={t("agreement.agreedBy")}>
        {agreedBy.length === 0 ? (
          t("agreement.nobodyYet")
        ) : (
          <ul className="plain-list">
            {agreedBy.map(({ at, organisation }) => (
              <li key={organisation.id}>
                {t("agreement.agreedAt", { by: text(organisation.name), at: moment(at) })}
              </li>
            ))}
          </ul>
        )}
      </Fact>
      <Fact name={t("agreement.revokedAt")}>{revokedAt === null ? null : moment(revokedAt)}</Fact>
    </Facts>
  );
}
