import type { ListedTargetFragment } from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { PageLink } from "../../navigation/page-link.js";
import { figuresAddress } from "../../navigation/thing-addresses.js";
import { ReachTag } from "../../targets/reach-tag.js";
import { type Reach, reachOf, standingOf } from "../../targets/standing.js";
import { StandingText } from "../../targets/standing-text.js";
import { useTargets } from "../../targets/use-targets.js";
import { OldRows } from "../../ui/old-rows.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { Section } from "../../ui/section.js";
import "./target-summary.css";

const SHOWN = 5;
const SHOWN_FIRST: readonly Reach[] = ["notAll", "all", "soFar", "early"];

/** How many targets are met and missed by those that have published, and which are missed. */
export default function TargetSummary() {
  const { t } = useLocale();
  const { queries, targets, figures } = useTargets();
  const held = targets.map((target) => {
    const standing = standingOf(target, figures?.nodes ?? []);
    return { target, standing, reach: reachOf(standing) };
  });
  const count = (asked: Reach) => held.filter(({ reach }) => reach === asked).length;
  const counts = {
    met: count("all"),
    missed: count("notAll"),
    soFar: count("soFar"),
    unknown: count("early") + count("unknown"),
  };
  const shown = SHOWN_FIRST.flatMap((asked) => held.filter(({ reach }) => reach === asked)).slice(0, SHOWN);
  return (
    <Section
      id="targets"
      title={t("navigation.targets")}
      lead={figures === undefined ? undefined : t("targets.summary", counts)}
      aside={<PageLink to="/chi-tieu">{t("page.showAll")}</PageLink>}
    >
      <QueryBoundary queries={queries} rows={5}>
        {figures !== undefined && (
          <ul className="rows">
            {shown.map(({ target, standing, reach }) => (
              <li key={target.id} className="row held-target">
                <HeldTarget target={target} />
                <p className="held-target-reach">
                  <ReachTag reach={reach} />
                  {standing !== undefined && (
                    <span className="note">
                      <StandingText standing={standing} />
                    </span>
                  )}
                </p>
              </li>
            ))}
          </ul>
        )}
        <OldRows copies={figures?.members} />
      </QueryBoundary>
    </Section>
  );
}

function HeldTarget({
  target: { indicator, comparator, value, year, document, isVerified },
}: {
  readonly target: ListedTargetFragment;
}) {
  const { t, text, percent } = useLocale();
  return (
    <div>
      <PageLink to={figuresAddress({ indicator: indicator.code })}>{text(indicator.name)}</PageLink>
      <p className="note">
        {t(`targets.comparator.${comparator}`, { value: percent(value) })} · {t("targets.year")} {year} ·{" "}
        {document.number}
        {!isVerified && (
          <span className="doubt-kind">
            {" "}
            <span aria-hidden="true">?</span> {t("targets.unverified")}
          </span>
        )}
      </p>
    </div>
  );
}
