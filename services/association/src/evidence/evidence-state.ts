import { describe } from "@hub/subgraph-kit/describe";
import { registerEnumType } from "type-graphql";

export enum EvidenceState {
  OFFERED = "OFFERED",
  ACCEPTED = "ACCEPTED",
  RETURNED = "RETURNED",
  WITHDRAWN = "WITHDRAWN",
}
registerEnumType(EvidenceState, {
  name: "EvidenceState",
  description: describe("Tình trạng của một minh chứng.", "Where evidence stands."),
  valuesConfig: {
    OFFERED: {
      description: describe("Chờ xem xét: bởi một bên khác.", "Awaits a decision: of another party."),
    },
    ACCEPTED: { description: describe("Được chấp nhận: bởi một bên khác.", "Accepted: by another party.") },
    RETURNED: {
      description: describe(
        "Trả lại để bổ sung: có nêu điều còn thiếu; nêu lại được.",
        "Returned to be completed: with what is missing; it can be offered again.",
      ),
    },
    WITHDRAWN: { description: describe("Đã rút: bởi bên nêu.", "Withdrawn: by who offered it.") },
  },
});

/** States as people read them. */
export const EVIDENCE_STATE_TEXT: Readonly<
  Record<EvidenceState, { readonly vi: string; readonly en: string }>
> = {
  [EvidenceState.OFFERED]: { vi: "chờ xem xét", en: "offered" },
  [EvidenceState.ACCEPTED]: { vi: "được chấp nhận", en: "accepted" },
  [EvidenceState.RETURNED]: { vi: "bị trả lại", en: "returned" },
  [EvidenceState.WITHDRAWN]: { vi: "đã rút", en: "withdrawn" },
};
