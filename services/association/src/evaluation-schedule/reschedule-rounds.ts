import { SigningCeremony } from "../ceremonies/signing-ceremony.js";
import { EvaluationRound } from "../evaluation-rounds/evaluation-round.js";
import { newRound, saveRound, withdrawRound } from "../evaluation-rounds/save-round.js";
import type { OnDatesChanged } from "../programmes/on-dates-changed.js";
import { Report } from "../reports/report.js";
import { diffRounds } from "./diff-rounds.js";

/**
 * Brings a programme's evaluations in line with its ceremony, interval and end, and appends an event for each round
 * that is new, moved or dropped. While one of the three is unknown, no rounds are planned.
 * @param programme locked by this transaction
 * @throws {Refusal} BAD_USER_INPUT when they would be too many
 */
export const rescheduleRounds: OnDatesChanged = async (transaction, programme, origin) => {
  const { id: programmeId, endsOn, evaluationEveryMonths: everyMonths } = programme;
  const { manager } = transaction;
  const ceremony = await manager.findOneBy(SigningCeremony, { programmeId });
  const isKnown = ceremony !== null && endsOn !== null && everyMonths !== null;
  const schedule = isKnown ? { signedOn: ceremony.heldOn, everyMonths, endsOn } : null;

  const rounds = await manager.findBy(EvaluationRound, { programmeId });
  const reported = new Set((await manager.findBy(Report, { programmeId })).map(({ roundId }) => roundId));
  const known = new Map(
    rounds.map((round) => [round.number, Object.assign(round, { hasReports: reported.has(round.id) })]),
  );
  const { changed, obsolete } = diffRounds([...known.values()], schedule);
  for (const number of obsolete) {
    const round = known.get(number);
    if (round) await withdrawRound(transaction, programme, round, origin);
  }
  for (const planned of changed) {
    const round = known.get(planned.number) ?? newRound(programmeId);
    await saveRound(transaction, programme, round, { ...planned, isComputed: true }, origin);
  }
};
