import { useDeferredValue } from "react";
import { ProgrammeList } from "../features/programme-list/programme-list.js";
import { sortProgrammes } from "../features/programme-list/sort-programmes.js";
import { session } from "../identity/caller.js";
import { useLocale } from "../language/use-locale.js";
import { ListCount } from "../lists/list-count.js";
import { anyText, countSet, oneOf, useAddressState } from "../navigation/address-state.js";
import { useProgrammes } from "../programmes/use-programmes.js";
import { Choice } from "../ui/choice.js";
import { ExportLinks } from "../ui/export-links.js";
import { Filters } from "../ui/filters.js";
import { lazyPart } from "../ui/lazy-part.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";
import { QueryBoundary } from "../ui/query-boundary.js";
import { SearchField } from "../ui/search-field.js";
import { useInBrowser } from "../ui/use-in-browser.js";
import { useToday } from "../ui/use-today.js";

const CreateProgramme = lazyPart(() => import("../features/new-programme/create-programme.js"), 1);

const PARAMETERS = {
  tim: anyText,
  "tinh-trang": oneOf("tat-ca", "dang-thuc-hien", "da-ket-thuc"),
  xep: oneOf("han", "ten", "giai-doan"),
};

const ENDED = { "tat-ca": null, "dang-thuc-hien": false, "da-ket-thuc": true };

/** `/chuong-trinh`: every programme, searched, filtered and sorted as the address says. */
export default function Programmes() {
  const { t } = useLocale();
  const today = useToday();
  const isSignedIn = useInBrowser(session !== undefined);
  const { state, change } = useAddressState(PARAMETERS);
  const filters = { search: useDeferredValue(state.tim.trim()), ended: ENDED[state["tinh-trang"]] };
  const { query, programmes, totalCount, hasMore } = useProgrammes(filters);
  const shown = sortProgrammes(programmes, state.xep, today);
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
        <ListCount total={totalCount}>{(total) => t("programme.listed", { total })}</ListCount>
        {shown.length === 0 && <Notice kind="empty">{t("programme.noneFound")}</Notice>}
        <ProgrammeList programmes={shown} today={today} />
        <ExportLinks name={t("navigation.programmes")} list="programmes" filters={filters} />
        {hasMore && <p className="note">{t("programme.onlyFirst")}</p>}
      </QueryBoundary>
      {isSignedIn && <CreateProgramme onCreated={query.refetch} />}
    </Page>
  );
}
