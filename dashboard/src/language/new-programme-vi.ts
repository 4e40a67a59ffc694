/** What is said where a programme is created. */
export const vi = {
  newProgramme: {
    title: "Lập chương trình phối hợp",
    code: "Mã chương trình",
    codeHint: "Chưa chương trình nào mang, ví dụ QT-2026-2030.",
    name: "Tên chương trình",
    periodHint: "Như ghi trong văn bản, ví dụ giai đoạn 2026-2030; bỏ trống nếu chưa định.",
    from: "Từ ngày",
    to: "Đến hết ngày",
    everyMonths: "Số tháng giữa hai kỳ đánh giá",
    source: "Văn bản hoặc dự thảo",
    sourceHint: "Tên văn bản làm căn cứ; ai cũng đọc được.",
    partners: "Các bên phối hợp: {{count}}",
    partner: "Bên phối hợp {{number}}",
    clauses: "Nội dung ký kết",
    clausesHint:
      "Dán văn bản vào đây: mỗi dòng có số thứ tự (1., Điều 1., I.) là một điều khoản, dòng a) hoặc 1.1. là một mục; dòng không có số nối vào dòng trên.",
    unread: "Không thuộc điều khoản nào, sẽ không được ghi: {{lines}}",
    confirmClauses: "Xác nhận từng điều khoản đã nhận ra ({{count}})",
    check: "Kiểm tra",
    checked: "Không có gì sai. Chương trình chưa được lập.",
    confirm: "Lập chương trình",
    change: "Sửa lại",
    done: "Đã lập chương trình.",
  },
};

/** A translation has exactly these keys. */
export type NewProgrammeDictionary = typeof vi;
