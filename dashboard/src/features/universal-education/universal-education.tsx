import type { PublishedFigureFragment } from "../../api/generated/operations.js";
import { TableAlternative } from "../../chart/table-alternative.js";
import { StatCard } from "../../figures/stat-card.js";
import { useLocale } from "../../language/use-locale.js";
import { ExportLinks } from "../../ui/export-links.js";
import { printSource } from "../../ui/print-source.js";
import { Section } from "../../ui/section.js";
import { SourceNotes } from "../../ui/source-notes.js";
import { LevelBar } from "./level-bar.js";
import { type LevelPartition, partitionByLevel } from "./level-partition.js";

const PRIMARY = ["UE02", "UE03", "UE04"];
const LOWER_SECONDARY = ["UE05", "UE06", "UE07"];
const CENTRES = ["CL02", "CL03"];

/** A province's communes by level of the universal-education standards, and its community learning centres. */
export default function UniversalEducation({
  unitId,
  figures,
}: {
  readonly unitId: string;
  readonly figures: readonly PublishedFigureFragment[];
}) {
  const { t } = useLocale();
  const standards = [
    { name: t("universal.primary"), partition: partitionByLevel(figures, PRIMARY) },
    { name: t("universal.lowerSecondary"), partition: partitionByLevel(figures, LOWER_SECONDARY) },
  ].flatMap(({ name, partition }) => (partition === undefined ? [] : [{ name, partition }]));
  const centres = figures.filter(({ indicatorCode }) => CENTRES.includes(indicatorCode));
  if (standards.length + centres.length === 0) return null;
  return (
    <Section id="universal" title={t("universal.title")}>
      <SourceNotes id="universal" sources={figures.map(({ source }) => printSource(source))}>
        <div className="two-columns">
          {standards.map(({ name, partition }) => (
            <LevelBar key={name} name={name} partition={partition} />
          ))}
        </div>
        {standards.length > 0 && <LevelTable standards={standards} />}
        <ExportLinks
          name={t("universal.title")}
          list="figures"
          filters={{
            unitIds: unitId,
            indicators: [...PRIMARY, ...LOWER_SECONDARY, ...CENTRES],
            includeEnded: true,
          }}
        />
        {centres.length > 0 && (
          <>
            <h3 className="more">{t("universal.centres")}</h3>
            <div className="stats">
              {centres.map((figure) => (
                <StatCard key={figure.id} figure={figure} />
              ))}
            </div>
          </>
        )}
      </SourceNotes>
    </Section>
  );
}

interface LevelTableProps {
  readonly standards: readonly {
    readonly name: string;
    readonly partition: LevelPartition<PublishedFigureFragment>;
  }[];
}

function LevelTable({ standards }: LevelTableProps) {
  const { t, percent } = useLocale();
  return (
    <TableAlternative
      caption={t("universal.title")}
      columns={[t("universal.standard"), t("targets.achieved"), t("universal.share"), t("targets.printed")]}
      rows={standards.flatMap(({ name, partition: { parts, total } }) =>
        parts.map(({ level, count, share, figure }) => [
          `${name}, ${t("universal.level", { level })}`,
          t("universal.ofTotal", { count, total }),
          percent(share),
          figure.printedText,
        ]),
      )}
    />
  );
}
