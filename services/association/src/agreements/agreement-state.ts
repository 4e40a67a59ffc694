import { describe } from "@hub/subgraph-kit/describe";
import { registerEnumType } from "type-graphql";

export enum AgreementState {
  DRAFTED = "DRAFTED",
  AGREED = "AGREED",
  ENDED = "ENDED",
  REVOKED = "REVOKED",
}
registerEnumType(AgreementState, {
  name: "AgreementState",
  description: describe("Tình trạng của một thỏa thuận chia sẻ.", "Where a sharing agreement stands."),
  valuesConfig: {
    DRAFTED: {
      description: describe(
        "Dự thảo: chưa đủ hai bên đồng ý, chưa mở dữ liệu nào.",
        "Drafted: not both sides have agreed, so it opens nothing.",
      ),
    },
    AGREED: {
      description: describe(
        "Hai bên đã đồng ý; mở dữ liệu từ ngày đầu đến ngày cuối (`inForce`).",
        "Agreed by both sides; it opens data from its first day to its last (`inForce`).",
      ),
    },
    ENDED: { description: describe("Đã qua ngày cuối.", "Its last day is over.") },
    REVOKED: {
      description: describe("Một bên đã thu hồi.", "One of the sides has revoked it."),
    },
  },
});

/** A party of an agreement: who gives the data, and who receives it. */
export type Side = "owner" | "partner";

/** What decides how an agreement stands on a day. */
export interface Standing {
  readonly ownerAgreedAt: Date | null;
  readonly partnerAgreedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly validFrom: string;
  readonly validTo: string;
}

/** What somebody may do with an agreement. */
export type Step = "agree" | "revoke";

/** What may be done in which state; what else there is ends it by the day. */
export const STEPS: Readonly<Record<AgreementState, readonly Step[]>> = {
  [AgreementState.DRAFTED]: ["agree", "revoke"],
  [AgreementState.AGREED]: ["revoke"],
  [AgreementState.ENDED]: [],
  [AgreementState.REVOKED]: [],
};

/** How it stands, as known now. @param today in Việt Nam */
export function stateOf(agreement: Standing, today: string): AgreementState {
  if (agreement.revokedAt) return AgreementState.REVOKED;
  if (!agreement.ownerAgreedAt || !agreement.partnerAgreedAt) return AgreementState.DRAFTED;
  return today > agreement.validTo ? AgreementState.ENDED : AgreementState.AGREED;
}

/** Whether it opens data at this moment. */
export function isInForce(agreement: Standing, today: string): boolean {
  return stateOf(agreement, today) === AgreementState.AGREED && agreement.validFrom <= today;
}
