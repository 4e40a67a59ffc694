import { useState } from "react";
import {
  DistrictFiguresDocument,
  FigureChangedDocument,
  type PublishedFigureFragment,
} from "../../api/generated/operations.js";
import { mergeFigures } from "../../api/merge-figures.js";
import { useAnswer } from "../../api/use-answer.js";
import { useUnit } from "../../api/use-unit.js";
import { useLive } from "../../live/use-live.js";

const TARGET_YEAR = 2020;

/** Quận 11's published figures with the national targets for 2020, kept current by live notices. */
export function useDistrictFigures() {
  const { answer: unitAnswer, unitId, unitName } = useUnit("Quận 11", "DISTRICT", "2020-10-29");
  const answer = useAnswer(
    DistrictFiguresDocument,
    unitId === undefined ? undefined : { unitId, targetYear: TARGET_YEAR },
  );
  const [noticed, setNoticed] = useState<readonly PublishedFigureFragment[]>([]);
  useLive({
    feed: "district-figures",
    document: FigureChangedDocument,
    variables: unitId === undefined ? undefined : { unitId },
    asOf: unitAnswer.asOf,
    onOutdated: answer.reload,
    onGap: () => {
      setNoticed([]);
      answer.reload();
    },
    onData: ({ figureChanged }) => setNoticed((known) => [...known, figureChanged.figure]),
  });
  const answered = [...(answer.data?.association?.figures ?? []), ...(answer.data?.education?.figures ?? [])];
  return {
    unitName,
    answers: [unitAnswer, answer],
    figures: mergeFigures(answered, noticed),
    targets: answer.data?.plans?.targets ?? [],
  };
}
