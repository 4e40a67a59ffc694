import { ProgrammeList } from "../features/programme-list/programme-list.js";
import { selectProgrammes } from "../features/programme-list/select-programmes.js";
import { useLocale } from "../language/use-locale.js";
import { todayInVietnam } from "../language/vietnam-time.js";
import { anyText, countSet, oneOf, useAddressState } from "../navigation/address-state.js";
import { useProgrammes } from "../programmes/use-programmes.js";
import { Choice } from "../ui/choice.js";
import { ExportLinks } from "../ui/export-links.js";
import { Filters } from "../ui/filters.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";
import { QueryBoundary } from "../ui/query-boundary.js";
import { SearchField } from "../ui/search-field.js";
import { useNow } from "../ui/use-now.js";

const PARAMETERS = {
  tim: anyText,
  "tinh-trang": oneOf("tat-ca", "dang-thuc-hien", "da-ket-thuc"),
  xep: oneOf("han", "ten", "giai-doan"),
};

const MINUTE_MS = 60_000;

/** `/chuong-trinh`: every programme, searched, filtered and sorted as the address says. */
export default function Programmes() {
  const { t } = useLocale();
  const today = todayInVietnam(useNow(MINUTE_MS));
  const { state, change } = useAddressState(PARAMETERS);
  const { query, programmes, hasMore } = useProgrammes();
  const choice = { text: state.tim, running: state["tinh-trang"], order: state.xep };
  const shown = selectProgrammes(programmes, choice, today);
  return (
    <Page title={t("navigation.programmes")} lead={t("programme.listLead")} parents={[]}>
      <Filters
        setCount={countSet(PARAMETERS, state, ["tinh-trang", "xep"])}
        search={
          <SearchField label={t("programme.search")} value={state.tim} onChange={(tim) => change({ tim })} />
        }
      >
        <Choice
          label={t("programme.running")}
          value={state["tinh-trang"]}
          options={[
            ["tat-ca", t("page.all")],
            ["dang-thuc-hien", t("programme.isRunning")],
            ["da-ket-thuc", t("programme.hasEnded")],
          ]}
          onChange={(value) => change({ "tinh-trang": value })}
        />
        <Choice
          label={t("page.order")}
          value={state.xep}
          options={[
            ["han", t("programme.byDue")],
            ["ten", t("programme.byName")],
            ["giai-doan", t("programme.byPeriod")],
          ]}
          onChange={(xep) => change({ xep })}
        />
      </Filters>
      <QueryBoundary queries={[query]} rows={10}>
        <h2 className="count">
          <span role="status">{t("programme.shown", { count: shown.length })}</span>
        </h2>
        {shown.length === 0 && <Notice kind="empty">{t("programme.noneFound")}</Notice>}
        <ProgrammeList programmes={shown} today={today} />
        <ExportLinks
          name={t("navigation.programmes")}
          list="programmes"
          ignored={[
            ...(state.tim === "" ? [] : [t("programme.search")]),
            ...(state["tinh-trang"] === "tat-ca" ? [] : [t("programme.running")]),
          ]}
        />
        {hasMore && <p className="note">{t("programme.onlyFirst")}</p>}
      </QueryBoundary>
    </Page>
  );
}
