import { DistrictFiguresDocument } from "../../api/generated/operations.js";
import { useLiveFigures } from "../../figures/use-live-figures.js";
import { useAnswer } from "../../queries/use-answer.js";
import { useUnit } from "../../units/use-unit.js";

const TARGET_YEAR = 2020;

/** Quận 11's published figures, kept current by live notices, with the national targets for 2020. */
export function useDistrictFigures() {
  const { answer: unitAnswer, unitId, unitName } = useUnit("Quận 11", "DISTRICT", "2020-10-29");
  const answer = useAnswer(
    DistrictFiguresDocument,
    unitId === undefined ? undefined : { unitId, targetYear: TARGET_YEAR },
  );
  const figures = useLiveFigures({
    feed: "district-figures",
    unitId,
    answered: [...(answer.data?.association?.figures ?? []), ...(answer.data?.education?.figures ?? [])],
    asOf: unitAnswer.asOf,
    reload: answer.reload,
  });
  return { unitName, answers: [unitAnswer, answer], figures, targets: answer.data?.plans?.targets ?? [] };
}
