import { changesAddress } from "../changes/addresses.js";
import { DeadlineList } from "../features/deadlines/deadline-list.js";
import { LeftList } from "../features/deadlines/left-list.js";
import { JustNow } from "../features/just-now/just-now.js";
import { MembersStrip } from "../features/members/members-strip.js";
import { ProgrammeList } from "../features/programme-list/programme-list.js";
import { sortProgrammes } from "../features/programme-list/sort-programmes.js";
import { RecentChanges } from "../features/recent-changes/recent-changes.js";
import { useLocale } from "../language/use-locale.js";
import { PageLink } from "../navigation/page-link.js";
import { findDeadlines, type Timeliness } from "../programmes/deadlines.js";
import { findLeft } from "../programmes/ended.js";
import { useProgrammes } from "../programmes/use-programmes.js";
import { lazyPart } from "../ui/lazy-part.js";
import { Page } from "../ui/page.js";
import { QueryBoundary } from "../ui/query-boundary.js";
import { Section } from "../ui/section.js";
import { useToday } from "../ui/use-today.js";

const TargetSummary = lazyPart(() => import("../features/target-summary/target-summary.js"));

/** `/`: what is overdue and due next, how the programmes stand, which targets are met, what changed lately, which member is silent. */
export default function Overview() {
  const { t } = useLocale();
  const today = useToday();
  const { query, programmes, hasMore } = useProgrammes();
  const deadlines = findDeadlines(programmes, today);
  const count = (kind: Timeliness) => deadlines.filter(({ timeliness }) => timeliness === kind).length;
  const counts = { overdue: count("OVERDUE"), soon: count("SOON"), unknown: count("UNKNOWN") };
  const knownNames = new Map(
    programmes.flatMap(({ commitments }) => commitments.map(({ id, code }) => [id, code] as const)),
  );
  return (
    <Page title={t("navigation.overview")}>
      <MembersStrip />
      <div className="overview">
        <div className="overview-column">
          <Section
            id="deadlines"
            title={t("deadline.title")}
            lead={query.data?.programmes == null ? undefined : t("deadline.summary", counts)}
          >
            <QueryBoundary queries={[query]} rows={5}>
              <DeadlineList deadlines={deadlines} shown={5} />
              <LeftList left={findLeft(programmes, today)} today={today} />
            </QueryBoundary>
          </Section>
          <TargetSummary />
          <Section
            id="programmes"
            title={t("navigation.programmes")}
            aside={<PageLink to="/chuong-trinh">{t("page.showAll")}</PageLink>}
          >
            <QueryBoundary queries={[query]} rows={8}>
              <ProgrammeList programmes={sortProgrammes(programmes, "giai-doan", today)} today={today} />
              {hasMore && <p className="note">{t("programme.onlyFirst")}</p>}
            </QueryBoundary>
          </Section>
        </div>
        <div className="overview-column">
          <Section
            id="changes"
            title={t("changes.title")}
            aside={<PageLink to={changesAddress()}>{t("page.showAll")}</PageLink>}
          >
            <RecentChanges />
          </Section>
          <JustNow knownNames={knownNames} />
        </div>
      </div>
    </Page>
  );
}
