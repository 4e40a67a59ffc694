/** The roles of the hub as a member's schema describes them. */
import type { Role } from "@hub/schema/roles";
import type { BilingualText } from "./bilingual-text.js";
import { describe } from "./describe.js";

const MEANINGS: Readonly<Record<Role, BilingualText>> = {
  READER: { vi: "Người xem: chỉ đọc.", en: "A reader, who only reads." },
  REPORTER: {
    vi: "Cán bộ tổng hợp số liệu: nhập số liệu và minh chứng của cơ quan mình.",
    en: "A reporter, who enters figures and evidence of its organisation.",
  },
  APPROVER: {
    vi: "Lãnh đạo duyệt: duyệt những gì cơ quan mình báo cáo.",
    en: "An approver, who approves what its organisation reports.",
  },
  SECRETARY: {
    vi: "Thường trực chương trình: ghi chương trình, lễ ký kết, nội dung phối hợp.",
    en: "A secretary, who records programmes, ceremonies and commitments.",
  },
  MEMBER_ADMINISTRATOR: {
    vi: "Quản trị cơ quan: giao và kết thúc quyền trong cơ quan mình.",
    en: "A member administrator, who gives and ends rights within its organisation.",
  },
  AUDITOR: {
    vi: "Cán bộ kiểm tra: xem nhật ký truy cập của cơ quan mình.",
    en: "An auditor, who reads the access log of its organisation.",
  },
  OPERATOR: {
    vi: "Quản trị hệ thống: giao và kết thúc quyền của quản trị cơ quan, cán bộ kiểm tra và quản trị hệ thống.",
    en: "An operator, who gives and ends the rights of member administrators, auditors and operators.",
  },
};

/** What an enum of a schema says of a role that is one of its values. */
export function describeRole(role: Role): { readonly description: string } {
  const { vi, en } = MEANINGS[role];
  return { description: describe(vi, en) };
}
