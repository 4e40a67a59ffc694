import { checkVersion } from "@hub/subgraph-kit/check-version";
import { joinRefusals } from "@hub/subgraph-kit/mistakes";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { Refusal } from "@hub/subgraph-kit/refusal";
import type { Commitment } from "../commitments/commitment.js";
import { ENDED, STATE_TEXT } from "../commitments/commitment-state.js";
import { checkBusinessDay } from "../days/business-days.js";
import type { Extension } from "./extension.js";
import { ExtensionState } from "./extension-state.js";

type Extended = Pick<Commitment, "code" | "state" | "dueOn">;

const DUE = { field: "input.dueOn", vi: "Hạn được đề nghị", en: "The day that is requested" };

/**
 * All that speaks against requesting it; null when it can be requested.
 * @param waiting a request of the commitment that nobody has decided upon
 * @param today the calendar day in Việt Nam
 */
export function checkRequest(
  commitment: Extended,
  { dueOn, waiting }: { readonly dueOn: string; readonly waiting: Pick<Extension, "number"> | undefined },
  today: string,
): Refusal | null {
  return joinRefusals([
    checkOpen(commitment, "input.commitmentId"),
    checkBusinessDay(DUE, dueOn, today) ??
      checkLater(commitment, dueOn, DUE.field) ??
      checkToCome(dueOn, today),
    waiting ? isWaiting(waiting) : null,
  ]);
}

/** All that speaks against deciding so; null when it can be decided. @param expectedVersion the version the caller has read */
export function checkDecision(
  extension: Pick<Extension, "number" | "state" | "version" | "dueOn">,
  commitment: Extended,
  { granted, expectedVersion }: { readonly granted: boolean; readonly expectedVersion: number },
): Refusal | null {
  const { number, state, version, dueOn } = extension;
  const name = { vi: `Đề nghị gia hạn ${number}`, en: `Extension ${number}` };
  return joinRefusals([
    checkVersion({ name, version, details: { currentState: state } }, expectedVersion),
    state === ExtensionState.REQUESTED ? null : isDecided(number),
    granted ? (checkOpen(commitment, "extensionId") ?? checkLater(commitment, dueOn, "extensionId")) : null,
  ]);
}

function checkOpen({ code, state, dueOn }: Extended, field: string): Refusal | null {
  if (ENDED.includes(state)) {
    return new Refusal("REFUSED", {
      vi: `Nội dung phối hợp ${code} đang “${STATE_TEXT[state].vi}” nên không gia hạn; chỉ gia hạn nội dung chưa xong.`,
      en: `Commitment ${code} is “${STATE_TEXT[state].en}”, so it is not extended; only what is still owed is.`,
    }).inField(field);
  }
  if (dueOn !== null) return null;
  return new Refusal("REFUSED", {
    vi: `Nội dung phối hợp ${code} không có hạn nên không có gì để gia hạn.`,
    en: `Commitment ${code} is due on no day, so there is nothing to extend.`,
  }).inField(field);
}

function checkLater({ dueOn: current }: Extended, dueOn: string, field: string): Refusal | null {
  if (current === null || dueOn > current) return null;
  return new Refusal("REFUSED", {
    vi: `Hạn được đề nghị ${printDayVi(dueOn)} không sau hạn hiện nay ${printDayVi(current)}; hãy ghi một ngày sau đó.`,
    en: `${printDayEn(dueOn)} is not after ${printDayEn(current)}, when it is due now; write a later day.`,
  }).inField(field);
}

function checkToCome(dueOn: string, today: string): Refusal | null {
  if (dueOn >= today) return null;
  return new Refusal("REFUSED", {
    vi: `Hạn được đề nghị ${printDayVi(dueOn)} đã qua (hôm nay là ${printDayVi(today)}); hãy ghi từ hôm nay trở đi.`,
    en: `${printDayEn(dueOn)} is past (today is ${printDayEn(today)}); write today or later.`,
  }).inField(DUE.field);
}

function isWaiting({ number }: Pick<Extension, "number">): Refusal {
  return new Refusal("REFUSED", {
    vi: `Đề nghị gia hạn ${number} của nội dung này đang chờ quyết định; hãy đợi cơ quan chủ trì.`,
    en: `Request ${number} to extend this commitment awaits a decision; wait for who leads the programme.`,
  }).inField("input.commitmentId");
}

function isDecided(number: number): Refusal {
  return new Refusal("REFUSED", {
    vi: `Đề nghị gia hạn ${number} đã được quyết định; nếu cần, bên chịu trách nhiệm gửi đề nghị mới.`,
    en: `Request ${number} has been decided upon; who answers for the commitment can send another one.`,
  }).inField("extensionId");
}
