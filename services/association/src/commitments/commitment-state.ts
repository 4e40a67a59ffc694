import { describe } from "@hub/subgraph-kit/describe";
import { registerEnumType } from "type-graphql";

export enum CommitmentState {
  NOT_REPORTED = "NOT_REPORTED",
  NOT_STARTED = "NOT_STARTED",
  IN_PROGRESS = "IN_PROGRESS",
  DONE = "DONE",
  DROPPED = "DROPPED",
}
registerEnumType(CommitmentState, {
  name: "CommitmentState",
  description: describe("Tình trạng của một nội dung phối hợp.", "Where a commitment stands."),
  valuesConfig: {
    NOT_REPORTED: {
      description: describe(
        "Chưa có thông tin: chưa nguồn nào nêu tình trạng.",
        "No information: no source has told how it stands.",
      ),
    },
    NOT_STARTED: { description: describe("Chưa triển khai.", "Not started.") },
    IN_PROGRESS: { description: describe("Đang triển khai.", "In progress.") },
    DONE: { description: describe("Hoàn thành.", "Completed.") },
    DROPPED: { description: describe("Dừng thực hiện.", "Stopped.") },
  },
});

/** Nothing is owed any more. */
export const ENDED: readonly CommitmentState[] = [CommitmentState.DONE, CommitmentState.DROPPED];

/** States as people read them. */
export const STATE_TEXT: Readonly<Record<CommitmentState, { readonly vi: string; readonly en: string }>> = {
  [CommitmentState.NOT_REPORTED]: { vi: "chưa có thông tin", en: "no information" },
  [CommitmentState.NOT_STARTED]: { vi: "chưa triển khai", en: "not started" },
  [CommitmentState.IN_PROGRESS]: { vi: "đang triển khai", en: "in progress" },
  [CommitmentState.DONE]: { vi: "hoàn thành", en: "completed" },
  [CommitmentState.DROPPED]: { vi: "dừng thực hiện", en: "stopped" },
};
