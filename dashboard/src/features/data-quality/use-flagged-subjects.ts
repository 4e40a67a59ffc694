import {
  type CitedSourceFragment,
  ConferenceFlagsDocument,
  ObservanceFlagsDocument,
  type ProgrammeQuery,
  type PublishedFigureFragment,
  type QualityFlagFragment,
} from "../../api/generated/operations.js";
import { nameIndicator } from "../../figures/describe-figure.js";
import type { LocalizedText } from "../../language/language.js";
import { useLocale } from "../../language/use-locale.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { printSource } from "../../ui/print-source.js";
import type { FlaggedSubject } from "./collect-flags.js";

/** What the page shows of an administrative unit. */
export interface ShownUnit {
  readonly unitName: LocalizedText;
  readonly figures: readonly PublishedFigureFragment[];
  /** Published statements without an indicator; they are named by their printed words. */
  readonly statements?: readonly PrintedStatement[];
}

interface PrintedStatement {
  readonly printedText: string;
  readonly source: CitedSourceFragment;
  readonly flags: readonly QualityFlagFragment[];
}

export interface Shown {
  readonly programme: ProgrammeQuery["programme"] | undefined;
  readonly units: readonly ShownUnit[];
}

/** Everything on the page that may carry flags, named for the reader, in the order of the page. */
export function useFlaggedSubjects({ programme, units }: Shown) {
  const locale = useLocale();
  const { t, text } = locale;
  const observances = useHubQuery(ObservanceFlagsDocument, {});
  const conferences = useHubQuery(ConferenceFlagsDocument, {});

  const programmes: FlaggedSubject[] = [programme, programme?.predecessor].flatMap((shown) =>
    shown
      ? [
          {
            subject: t("quality.programme", { code: shown.code }),
            source: programme ? printSource(programme.source) : undefined,
            flags: shown.flags,
          },
        ]
      : [],
  );
  const rounds: FlaggedSubject[] = (programme?.evaluationRounds ?? []).map(({ number, flags }) => ({
    subject: t("quality.round", { number }),
    source: programme ? printSource(programme.source) : undefined,
    flags,
  }));
  const figures: FlaggedSubject[] = units.flatMap(({ unitName, figures: shown }) =>
    shown.map((figure) => ({
      subject: `${text(unitName)} · ${nameIndicator(figure, locale)}`,
      source: printSource(figure.source),
      flags: figure.flags,
    })),
  );
  const statements: FlaggedSubject[] = units.flatMap(({ unitName, statements: shown = [] }) =>
    shown.map(({ printedText, source, flags }) => ({
      subject: `${text(unitName)} · “${printedText}”`,
      source: printSource(source),
      flags,
    })),
  );
  const observed: FlaggedSubject[] = (observances.data?.observances?.edges ?? []).map(({ node }) => ({
    subject: `${text(node.name)} ${node.year}`,
    source: printSource(node.source),
    flags: node.flags,
  }));
  const held: FlaggedSubject[] = (conferences.data?.conferences?.edges ?? []).map(({ node }) => ({
    subject: text(node.title),
    source: printSource(node.source),
    flags: node.flags,
  }));

  return {
    queries: [observances, conferences],
    subjects: [...programmes, ...rounds, ...figures, ...statements, ...observed, ...held],
  };
}
