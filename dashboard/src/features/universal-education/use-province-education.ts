import { ProvinceEducationDocument, ProvinceStatementsDocument } from "../../api/generated/operations.js";
import { useLiveFigures } from "../../figures/use-live-figures.js";
import { useAnswer } from "../../queries/use-answer.js";
import { useUnit } from "../../units/use-unit.js";

/** Sơn La's education figures, kept current by live notices, and what else was stated about its schools. */
export function useProvinceEducation() {
  const { answer: unitAnswer, unitId, unitName } = useUnit("Sơn La", "PROVINCE", "2021-12-31");
  const variables = unitId === undefined ? undefined : { unitId };
  const answer = useAnswer(ProvinceEducationDocument, variables);
  const { data: stated } = useAnswer(ProvinceStatementsDocument, variables);
  const figures = useLiveFigures({
    feed: "province-figures",
    unitId,
    answered: answer.data?.education?.figures ?? [],
    asOf: unitAnswer.asOf,
    reload: answer.reload,
  });
  return {
    unitName,
    answers: [unitAnswer, answer],
    figures,
    statements: [
      ...(stated?.administrativeUnit?.universalEducationStatuses ?? []),
      ...(stated?.administrativeUnit?.institutionCounts ?? []),
    ],
  };
}
