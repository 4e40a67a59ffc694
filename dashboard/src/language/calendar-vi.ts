/** What the calendar says. */
export const vi = {
  calendar: {
    lead: "Hạn của nội dung phối hợp, kỳ đánh giá, lễ ký và ngày hưởng ứng, theo tháng.",
    month: "Tháng {{month}}/{{year}}",
    months: "Chuyển tháng",
    thisMonth: "Về tháng này",
    empty: "Tháng này không có việc nào được công bố.",
    before: "Trước đó gần nhất:",
    after: "Tiếp theo:",
    ofProgramme: "Của chương trình",
    ofOrganisation: "Của cơ quan, tổ chức",
    everyOrganisation: "Không chọn",
    kind: {
      ceremony: "{{name}}",
      due: "Hạn: {{code}} {{name}}",
      roundDue: "Hạn: kỳ đánh giá {{number}}, {{code}}",
      roundComputed: "Hạn theo tính toán, chưa công bố: kỳ đánh giá {{number}}, {{code}}",
      roundHeld: "Đã tổ chức: kỳ đánh giá {{number}}, {{code}}",
      observance: "{{name}} {{year}}",
    },
    feeds: "Đưa vào lịch của mình",
    feedsLead:
      "Các ngày trên cũng có trong những địa chỉ .ics dưới đây. Thêm địa chỉ vào Outlook, Google Calendar hoặc điện thoại (đăng ký theo địa chỉ), lịch sẽ tự cập nhật.",
  },
};

/** A translation has exactly these keys. */
export type CalendarDictionary = typeof vi;
