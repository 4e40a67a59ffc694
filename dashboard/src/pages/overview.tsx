import { Skeleton } from "antd";
import { lazy, Suspense } from "react";
import { DataQualitySection } from "../features/data-quality/data-quality-section.js";
import { useDistrictFigures } from "../features/figures-against-targets/use-district-figures.js";
import { JustNow } from "../features/just-now/just-now.js";
import { changesProgramme } from "../features/just-now/subject-kind.js";
import { useHubEvents } from "../features/just-now/use-hub-events.js";
import { MembersStrip } from "../features/members/members-strip.js";
import { ProgrammeSection } from "../features/programme/programme-section.js";
import { useProgramme } from "../features/programme/use-programme.js";
import { UnionsSection } from "../features/unions/unions-section.js";
import { useProvinceEducation } from "../features/universal-education/use-province-education.js";
import { useLocale } from "../language/use-locale.js";

// The chart library is only needed below the fold.
const FiguresAgainstTargets = lazy(
  () => import("../features/figures-against-targets/figures-against-targets.js"),
);
const UniversalEducation = lazy(() => import("../features/universal-education/universal-education.js"));

const PROGRAMME_CODE = "QT-2021-2025";

/** The first page: one programme, one district, one province, and what needs checking. */
export function Overview() {
  const programme = useProgramme(PROGRAMME_CODE);
  const district = useDistrictFigures();
  const province = useProvinceEducation();
  const events = useHubEvents({
    pageQuery: programme.query,
    onEvent: (event) => {
      if (changesProgramme(event, programme.programme?.id)) programme.query.refetch();
    },
  });
  const { text } = useLocale();
  const knownNames = new Map([
    ...programme.commitments.map(({ id, code }) => [id, code] as const),
    ...[...district.figures, ...province.figures].flatMap(({ indicator }) =>
      indicator === null ? [] : [[indicator.code, text(indicator.name)] as const],
    ),
  ]);
  return (
    <>
      <MembersStrip />
      <ProgrammeSection
        state={programme}
        code={PROGRAMME_CODE}
        justNow={<JustNow events={events} knownNames={knownNames} />}
      />
      <Suspense fallback={<Skeleton active paragraph={{ rows: 12 }} />}>
        <FiguresAgainstTargets district={district} />
        <UniversalEducation province={province} />
      </Suspense>
      <DataQualitySection programme={programme.programme} units={[district, province]} />
      <UnionsSection />
    </>
  );
}
