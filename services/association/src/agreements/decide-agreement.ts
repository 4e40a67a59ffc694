/** What may be done with an agreement, by how it stands. */
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { AgreementState, type Side, STEPS, type Standing, type Step, stateOf } from "./agreement-state.js";

export interface NamedAgreement extends Standing {
  readonly code: string;
}

/** Why a side cannot agree; null when it can. */
export function checkAgreeing(agreement: NamedAgreement, side: Side, today: string): Refusal | null {
  const { code, validFrom } = agreement;
  const notNow = checkStep(agreement, "agree", today);
  if (notNow) return notNow;
  const agreedAt = side === "owner" ? agreement.ownerAgreedAt : agreement.partnerAgreedAt;
  if (agreedAt) {
    return new Refusal("REFUSED", {
      vi: `Bên của bạn đã đồng ý thỏa thuận ${code}; thỏa thuận còn chờ bên kia đồng ý.`,
      en: `Your side has agreed to agreement ${code} already; it waits for the other side.`,
    }).inField("agreementId");
  }
  if (validFrom >= today) return null;
  return new Refusal("REFUSED", {
    vi: `Thỏa thuận ${code} có ngày đầu ${printDayVi(validFrom)}, đã qua (hôm nay là ${printDayVi(today)}), nên không đồng ý được nữa; hãy thu hồi và lập dự thảo mới từ hôm nay trở đi.`,
    en: `The first day of agreement ${code}, ${printDayEn(validFrom)}, is past (today is ${printDayEn(today)}), so it cannot be agreed to any more; revoke it and draft another one that begins today or later.`,
  }).inField("agreementId");
}

/** Why it cannot be revoked; null when it can. */
export function checkRevoking(agreement: NamedAgreement, today: string): Refusal | null {
  return checkStep(agreement, "revoke", today);
}

function checkStep(agreement: NamedAgreement, step: Step, today: string): Refusal | null {
  const state = stateOf(agreement, today);
  if (STEPS[state].includes(step)) return null;
  return explain(agreement, state).inField("agreementId");
}

/** A sentence for each state in which something is not done any more. */
function explain({ code, validTo }: NamedAgreement, state: AgreementState): Refusal {
  switch (state) {
    case AgreementState.REVOKED:
      return new Refusal("REFUSED", {
        vi: `Thỏa thuận ${code} đã bị thu hồi; nếu vẫn cần chia sẻ, hãy lập dự thảo mới.`,
        en: `Agreement ${code} was revoked; draft another one if data is still to be shared.`,
      });
    case AgreementState.ENDED:
      return new Refusal("REFUSED", {
        vi: `Thỏa thuận ${code} đã hết hiệu lực ngày ${printDayVi(validTo)}; nếu vẫn cần chia sẻ, hãy lập dự thảo mới.`,
        en: `Agreement ${code} ended on ${printDayEn(validTo)}; draft another one if data is still to be shared.`,
      });
    case AgreementState.AGREED:
    case AgreementState.DRAFTED:
      return new Refusal("REFUSED", {
        vi: `Hai bên đã đồng ý thỏa thuận ${code}; muốn dừng thì hãy thu hồi (\`revokeAgreement\`).`,
        en: `Both sides have agreed to agreement ${code}; to end it, revoke it (\`revokeAgreement\`).`,
      });
  }
}
