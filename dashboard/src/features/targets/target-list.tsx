import { useLocale } from "../../language/use-locale.js";
import { anyText, countSet, useAddressState } from "../../navigation/address-state.js";
import { isComplete } from "../../queries/use-hub-query.js";
import { TargetTable } from "../../targets/target-table.js";
import { useTargets } from "../../targets/use-targets.js";
import { ChoiceOrAll } from "../../ui/choice.js";
import { ExportLinks } from "../../ui/export-links.js";
import { Filters } from "../../ui/filters.js";
import { Notice } from "../../ui/notice.js";
import { OldRows } from "../../ui/old-rows.js";
import { QueryBoundary } from "../../ui/query-boundary.js";

const PARAMETERS = { nam: anyText, "van-ban": anyText, "chi-so": anyText };

/** The targets of all documents, by year, document and indicator as the address says, and where the units stand. */
export function TargetList() {
  const { t, text } = useLocale();
  const { state, change } = useAddressState(PARAMETERS);
  const { queries, targets, indicators: codes, figures } = useTargets();
  const shown = targets.filter(
    ({ year, document, indicator }) =>
      (state.nam === "" || String(year) === state.nam) &&
      (state["van-ban"] === "" || document.number === state["van-ban"]) &&
      (state["chi-so"] === "" || indicator.code === state["chi-so"]),
  );
  const documentId = targets.find(({ document }) => document.number === state["van-ban"])?.document.id;
  const names = new Map(targets.map(({ indicator: { code, name } }) => [code, text(name)]));
  return (
    <>
      <Filters setCount={countSet(PARAMETERS, state, ["nam", "van-ban", "chi-so"])}>
        <ChoiceOrAll
          label={t("targets.year")}
          value={state.nam}
          options={optionsOf(targets.map(({ year }) => String(year)))}
          onChange={(nam) => change({ nam })}
        />
        <ChoiceOrAll
          label={t("targets.document")}
          value={state["van-ban"]}
          options={optionsOf(targets.map(({ document }) => document.number))}
          onChange={(number) => change({ "van-ban": number })}
        />
        <ChoiceOrAll
          label={t("targets.indicator")}
          value={state["chi-so"]}
          options={optionsOf(codes, (code) => names.get(code) ?? code)}
          onChange={(code) => change({ "chi-so": code })}
        />
      </Filters>
      <QueryBoundary queries={queries} rows={10}>
        <p className="count" role="status">
          {t("targets.shown", { count: shown.length })}
        </p>
        {shown.length === 0 ? (
          isComplete(queries) && <Notice kind="empty">{t("targets.none")}</Notice>
        ) : (
          <TargetTable targets={shown} figures={figures?.nodes} />
        )}
        <OldRows copies={figures?.members} />
        <ExportLinks
          name={t("navigation.targets")}
          list="targets"
          filters={{ year: state.nam, documentId, indicators: state["chi-so"] }}
        />
        {figures?.pageInfo.hasNextPage && <p className="note">{t("targets.standingPartly")}</p>}
      </QueryBoundary>
    </>
  );

  function optionsOf(values: readonly string[], name = (value: string) => value) {
    return [...new Set(values)].map((value) => [value, name(value)] as const);
  }
}
