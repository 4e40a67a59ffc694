import { checkVersion } from "@hub/subgraph-kit/check-version";
import { joinRefusals } from "@hub/subgraph-kit/mistakes";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { checkSomethingSaid } from "../check-something-said.js";
import { checkBusinessDay } from "../days/business-days.js";

/** What is recorded of an evaluation round. */
export interface RoundRecord {
  readonly dueOn: string;
  readonly isComputed: boolean;
  readonly heldOn: string | null;
  readonly hostId: string | null;
}

export interface CurrentRound extends RoundRecord {
  readonly number: number;
  readonly version: number;
}

export interface RecordRound {
  readonly number: number;
  /** As published; undefined keeps what is recorded, here and in the fields below. */
  readonly dueOn?: string | undefined;
  readonly heldOn?: string | undefined;
  readonly hostId?: string | undefined;
  /** The version the caller has read, 0 for none. */
  readonly expectedVersion: number;
}

export interface RoundsOfProgramme {
  readonly code: string;
  /** The day of signing; null while it is not known. */
  readonly signedOn: string | null;
  readonly rounds: readonly CurrentRound[];
}

const HELD_ON = "input.heldOn";

/** What is recorded next, “unchanged”, or a refusal. */
export type RoundDecision = RoundRecord | "unchanged" | Refusal;

/** @param today the calendar day in Việt Nam: an evaluation that is still to come has not been held */
export function decideRound(
  programme: RoundsOfProgramme,
  command: RecordRound,
  today: string,
): RoundDecision {
  const current = programme.rounds.find(({ number }) => number === command.number);
  const name = {
    vi: `Kỳ đánh giá ${command.number} của chương trình ${programme.code}`,
    en: `Evaluation ${command.number} of programme ${programme.code}`,
  };
  const outdated = checkVersion({ name, version: current?.version ?? 0 }, command.expectedVersion);
  const { dueOn = current?.dueOn, number } = command;
  const heldOn = command.heldOn ?? current?.heldOn ?? null;
  const misplaced = checkHeldOn(programme, { number, heldOn }, today);
  const silent = checkSomethingSaid(
    { dueOn: command.dueOn, heldOn: command.heldOn, hostId: command.hostId },
    ["dueOn", "heldOn", "hostId"],
  );
  if (dueOn === undefined) return joinRefusals([missingRound(programme, number), outdated, misplaced]);
  const refusal = joinRefusals([
    outdated,
    silent,
    checkNumber(programme, number),
    checkDueOn(dueOn, today),
    misplaced,
  ]);
  if (refusal) return refusal;
  const isComputed = command.dueOn === undefined && (current?.isComputed ?? false);
  const record = { dueOn, isComputed, heldOn, hostId: command.hostId ?? current?.hostId ?? null };
  return current && isSame(current, record) ? "unchanged" : record;
}

function missingRound({ code, rounds }: RoundsOfProgramme, number: number): Refusal {
  const numbers = rounds.map((round) => round.number).join(", ");
  return new Refusal("NOT_FOUND", {
    vi: `Chương trình ${code} không có kỳ đánh giá ${number} (có: ${numbers || "chưa có kỳ nào"}); hãy chọn kỳ khác hoặc gửi ngày đến hạn (“dueOn”) để thêm kỳ mới.`,
    en: `Programme ${code} has no evaluation ${number} (there is: ${numbers || "none yet"}); choose another or send the day it is due ("dueOn") to add one.`,
  }).inField("number");
}

/** Rounds are counted from 1 without gaps. */
function checkNumber({ code, rounds }: RoundsOfProgramme, number: number): Refusal | null {
  const next = Math.max(0, ...rounds.map((round) => round.number)) + 1;
  if (number >= 1 && number <= next) return null;
  return new Refusal("REFUSED", {
    vi: `Kỳ đánh giá tiếp theo của chương trình ${code} là kỳ ${next}, không phải kỳ ${number}.`,
    en: `The next evaluation of programme ${code} is number ${next}, not ${number}.`,
  }).inField("number");
}

function checkDueOn(dueOn: string, today: string): Refusal | null {
  return checkBusinessDay({ field: "input.dueOn", vi: "Ngày đến hạn", en: "The due day" }, dueOn, today);
}

function checkHeldOn(
  { signedOn, rounds }: RoundsOfProgramme,
  { number, heldOn }: { number: number; heldOn: string | null },
  today: string,
): Refusal | null {
  if (heldOn === null) return null;
  if (heldOn > today) {
    return new Refusal("REFUSED", {
      vi: `Ngày ${printDayVi(heldOn)} chưa đến; kỳ đánh giá chỉ được ghi là đã tổ chức sau ngày đó.`,
      en: `${printDayEn(heldOn)} has not come; an evaluation is recorded as held after its day.`,
    }).inField(HELD_ON);
  }
  if (signedOn !== null && heldOn < signedOn) {
    return new Refusal("REFUSED", {
      vi: `Ngày tổ chức ${printDayVi(heldOn)} trước ngày ký kết ${printDayVi(signedOn)}; hãy kiểm tra lại ngày.`,
      en: `It cannot have been held on ${printDayEn(heldOn)}, before the signing on ${printDayEn(signedOn)}; check the day.`,
    }).inField(HELD_ON);
  }
  const disordered = rounds.find(
    (round) =>
      round.heldOn !== null &&
      ((round.number < number && round.heldOn >= heldOn) ||
        (round.number > number && round.heldOn <= heldOn)),
  );
  if (!disordered || disordered.heldOn === null) return null;
  return new Refusal("REFUSED", {
    vi: `Kỳ ${disordered.number} đã tổ chức ngày ${printDayVi(disordered.heldOn)}, nên kỳ ${number} không thể tổ chức ngày ${printDayVi(heldOn)}.`,
    en: `Evaluation ${disordered.number} was held on ${printDayEn(disordered.heldOn)}, so evaluation ${number} cannot have been held on ${printDayEn(heldOn)}.`,
  }).inField(HELD_ON);
}

function isSame(one: RoundRecord, other: RoundRecord): boolean {
  return (
    one.dueOn === other.dueOn &&
    one.isComputed === other.isComputed &&
    one.heldOn === other.heldOn &&
    one.hostId === other.hostId
  );
}
