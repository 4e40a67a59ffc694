import { useState } from "react";
import {
  EducationFlagsDocument,
  FigureChangedDocument,
  ProvinceEducationDocument,
  type PublishedFigureFragment,
} from "../../api/generated/operations.js";
import { mergeFigures } from "../../api/merge-figures.js";
import { useAnswer } from "../../api/use-answer.js";
import { useUnit } from "../../api/use-unit.js";
import { useLive } from "../../live/use-live.js";

/** Sơn La's education figures and statuses, kept current by live notices. */
export function useProvinceEducation() {
  const { answer: unitAnswer, unitId, unitName } = useUnit("Sơn La", "PROVINCE", "2021-12-31");
  const variables = unitId === undefined ? undefined : { unitId };
  const answer = useAnswer(ProvinceEducationDocument, variables);
  const { data: flags } = useAnswer(EducationFlagsDocument, variables);
  const [noticed, setNoticed] = useState<readonly PublishedFigureFragment[]>([]);
  useLive({
    feed: "province-figures",
    document: FigureChangedDocument,
    variables,
    asOf: unitAnswer.asOf,
    onOutdated: answer.reload,
    onGap: () => {
      setNoticed([]);
      answer.reload();
    },
    onData: ({ figureChanged }) => setNoticed((known) => [...known, figureChanged.figure]),
  });
  return {
    unitName,
    answers: [unitAnswer, answer],
    figures: mergeFigures(answer.data?.education?.figures ?? [], noticed),
    /** What else the page knows of the province and may carry flags. */
    flagged: [
      ...(flags?.administrativeUnit?.universalEducationStatuses ?? []),
      ...(flags?.administrativeUnit?.institutionCounts ?? []),
    ],
  };
}
