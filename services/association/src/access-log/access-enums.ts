import { ACCESS_KINDS, ACCESS_OUTCOMES, ACCESS_WAYS } from "@hub/schema/access-record";
import { describe } from "@hub/subgraph-kit/describe";
import { registerEnumType } from "type-graphql";

export const AccessKindEnum = enumOf(ACCESS_KINDS);
registerEnumType(AccessKindEnum, {
  name: "AccessKind",
  description: describe("Loại thao tác được hỏi.", "What kind of operation was asked for."),
  valuesConfig: {
    QUERY: { description: describe("Đọc.", "A query.") },
    MUTATION: { description: describe("Ghi.", "A mutation.") },
    SUBSCRIPTION: { description: describe("Theo dõi.", "A subscription.") },
    LIVE_QUERY: { description: describe("Câu hỏi tự cập nhật.", "A live query.") },
    EXPORT: { description: describe("Tệp xuất.", "The file of a list.") },
    FILE_LINK: {
      description: describe(
        "Tạo liên kết để tải một tệp mà không đăng nhập.",
        "A link was made, by which a file is taken without signing in.",
      ),
    },
  },
});

export const AccessWayEnum = enumOf(ACCESS_WAYS);
registerEnumType(AccessWayEnum, {
  name: "AccessWay",
  description: describe("Cách trả lời một lần truy cập.", "How an access was answered."),
  valuesConfig: {
    OWN: { description: describe("Trả lời riêng.", "By itself.") },
    SHARED: {
      description: describe(
        "Dùng chung câu trả lời của một câu hỏi y hệt đang chạy.",
        "With the answer of an equal operation that was under way.",
      ),
    },
    STREAMED: {
      description: describe(
        "Bằng các tin của một luồng, hoặc các dòng của một tệp đã gửi xong.",
        "By the messages of a stream, or the rows of a file that has ended.",
      ),
    },
  },
});

export const AccessOutcomeEnum = enumOf(ACCESS_OUTCOMES);
registerEnumType(AccessOutcomeEnum, {
  name: "AccessOutcome",
  description: describe("Kết quả một lần truy cập.", "What came of an access."),
  valuesConfig: {
    ALLOWED: { description: describe("Được trả lời.", "Answered.") },
    DENIED: {
      description: describe(
        "Bị từ chối, toàn bộ hay một phần, vì thiếu quyền.",
        "Refused, wholly or in part, for a right that is missing.",
      ),
    },
    FAILED: { description: describe("Có lỗi khác.", "With errors for another reason.") },
  },
});

function enumOf<Value extends string>(values: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(values.map((value) => [value, value]));
}
