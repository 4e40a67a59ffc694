import { ConferenceFlagsDocument, ObservanceFlagsDocument } from "../../api/generated/operations.js";
import { useAnswer } from "../../api/use-answer.js";
import { useReading } from "../../language/use-reading.js";
import { nameIndicator } from "../figure/figure-value.js";
import type { useDistrictFigures } from "../figures-against-targets/use-district-figures.js";
import type { Programme } from "../programme/use-programme.js";
import type { useProvinceEducation } from "../universal-education/use-province-education.js";
import type { FlaggedSubject } from "./collect-flags.js";

interface Shown {
  readonly programme: Programme | undefined;
  readonly district: ReturnType<typeof useDistrictFigures>;
  readonly province: ReturnType<typeof useProvinceEducation>;
}

/** Everything on the page that may carry flags, named for the reader, in the order of the page. */
export function useFlaggedSubjects({ programme, district, province }: Shown) {
  const reading = useReading();
  const { t, text } = reading;
  const observances = useAnswer(ObservanceFlagsDocument, {});
  const conferences = useAnswer(ConferenceFlagsDocument, {});

  const programmes: FlaggedSubject[] = [programme, programme?.predecessor ?? undefined].flatMap((shown) =>
    shown === undefined
      ? []
      : [
          {
            subject: t("quality.programme", { code: shown.code }),
            source: programme?.source,
            flags: shown.flags,
          },
        ],
  );
  const rounds: FlaggedSubject[] = (programme?.evaluationRounds ?? []).map(({ number, flags }) => ({
    subject: t("quality.round", { number }),
    source: programme?.source,
    flags,
  }));
  const figures: FlaggedSubject[] = [district, province].flatMap(({ unitName, figures: shown }) =>
    shown.map((figure) => ({
      subject: `${text(unitName)} · ${nameIndicator(figure, reading)}`,
      source: figure.source,
      flags: figure.flags,
    })),
  );
  const statuses: FlaggedSubject[] = province.flagged.map(({ printedText, source, flags }) => ({
    subject: `${text(province.unitName)} · “${printedText}”`,
    source,
    flags,
  }));
  const observed: FlaggedSubject[] = (observances.data?.observances?.edges ?? []).map(({ node }) => ({
    subject: `${text(node.name)} ${node.year}`,
    source: node.source,
    flags: node.flags,
  }));
  const held: FlaggedSubject[] = (conferences.data?.conferences?.edges ?? []).map(({ node }) => ({
    subject: text(node.title),
    source: node.source,
    flags: node.flags,
  }));

  return {
    answers: [observances, conferences],
    subjects: [...programmes, ...rounds, ...figures, ...statuses, ...observed, ...held],
  };
}
