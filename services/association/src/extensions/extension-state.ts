import { describe } from "@hub/subgraph-kit/describe";
import { registerEnumType } from "type-graphql";

export enum ExtensionState {
  REQUESTED = "REQUESTED",
  GRANTED = "GRANTED",
  DECLINED = "DECLINED",
}
registerEnumType(ExtensionState, {
  name: "ExtensionState",
  description: describe("Tình trạng của một đề nghị gia hạn.", "Where a request for an extension stands."),
  valuesConfig: {
    REQUESTED: { description: describe("Đã đề nghị, chờ cơ quan chủ trì.", "Requested: a lead decides.") },
    GRANTED: { description: describe("Được gia hạn.", "Granted.") },
    DECLINED: { description: describe("Không được gia hạn.", "Declined.") },
  },
});
