import { describe, expect, it } from "@jest/globals";
import { en } from "./en.js";
import { nameRecordedField, sayRecordedValue } from "./recorded-fields.js";
import { vi } from "./vi.js";

describe("a field that a history names", () => {
  it.each([
    ["state", "IN_PROGRESS", "Tình trạng", "Đang triển khai"],
    ["period.to", "2025-12-31", "Ngày kết thúc", "31/12/2025"],
    ["title.vi", "Tên mới", "Tên", "Tên mới"],
    ["versions.1.name.vi", "Xã Hùng Đức", "Tên", "Xã Hùng Đức"],
    ["levels.0", "DISTRICT", "Báo cáo ở cấp", "Cấp huyện"],
    ["isCurrent", "false", "Chưa bị thay thế", "không"],
  ])("is said in words: %s", (path, value, name, said) => {
    expect(nameRecordedField(path, vi)).toBe(name);
    expect(sayRecordedValue(path, value, vi)).toBe(said);
    expect(nameRecordedField(path, en)).toBeDefined();
  });

  it.each([
    ["unit.id", "unit_1", "Địa bàn"],
    ["state", "RENAMED_STATE", "Tình trạng"],
    ["lead.id", "org_1", undefined],
    ["constructor", "OBJECT_CODE", undefined],
  ])("shows nobody an id or a code: %s", (path, value, name) => {
    expect(nameRecordedField(path, vi)).toBe(name);
    expect(sayRecordedValue(path, value, vi)).toBeUndefined();
  });
});
