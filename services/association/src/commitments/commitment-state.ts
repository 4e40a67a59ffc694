import { describe } from "@hub/subgraph-kit/describe";
import { registerEnumType } from "type-graphql";

export enum CommitmentState {
  NOT_REPORTED = "NOT_REPORTED",
  NOT_STARTED = "NOT_STARTED",
  IN_PROGRESS = "IN_PROGRESS",
  DONE = "DONE",
  LATE = "LATE",
  DROPPED = "DROPPED",
}
registerEnumType(CommitmentState, {
  name: "CommitmentState",
  description: describe("Tình trạng thực hiện cam kết.", "Where a commitment stands."),
  valuesConfig: {
    NOT_REPORTED: {
      description: describe("Chưa có thông tin được công bố.", "Nothing was published about it yet."),
    },
    NOT_STARTED: { description: describe("Chưa thực hiện.", "Not started.") },
    IN_PROGRESS: { description: describe("Đang thực hiện.", "In progress.") },
    DONE: { description: describe("Hoàn thành.", "Done.") },
    LATE: { description: describe("Chậm tiến độ.", "Late.") },
    DROPPED: { description: describe("Dừng thực hiện.", "Dropped.") },
  },
});

/** States as people read them. */
export const STATE_TEXT: Readonly<Record<CommitmentState, { readonly vi: string; readonly en: string }>> = {
  [CommitmentState.NOT_REPORTED]: { vi: "chưa có thông tin", en: "not reported" },
  [CommitmentState.NOT_STARTED]: { vi: "chưa thực hiện", en: "not started" },
  [CommitmentState.IN_PROGRESS]: { vi: "đang thực hiện", en: "in progress" },
  [CommitmentState.DONE]: { vi: "hoàn thành", en: "done" },
  [CommitmentState.LATE]: { vi: "chậm tiến độ", en: "late" },
  [CommitmentState.DROPPED]: { vi: "dừng thực hiện", en: "dropped" },
};
