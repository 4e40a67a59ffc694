import { vi as words } from "@hub/schema/words/vi";

/** What is said of activities, and to who records one. */
export const vi = {
  activity: {
    lead: "Các thành viên đã làm gì, ở đâu, cho ai, cùng với ai; mới nhất trước. Cán bộ tổng hợp số liệu của thành viên ghi hoạt động tại đây.",
    kind: "Loại",
    kinds: words.ActivityKind,
    member: "Thành viên",
    organisation: "Cơ quan tổ chức hoặc phối hợp",
    listed: "{{total}} hoạt động",
    none: "Không có hoạt động nào như vậy.",
    organiser: "Tổ chức",
    partners: "Phối hợp",
    audience: "Đối tượng",
    people: "{{who}} ({{count}} người)",
    place: "Địa điểm",
    openedOn: "Khai mạc",
    programme: "Chương trình",
    figure: "số liệu",
    record: {
      title: "Ghi một hoạt động",
      member: "Thành viên đã tổ chức",
      name: "Tên hoạt động",
      from: "Từ ngày (bỏ trống: không rõ)",
      to: "Đến ngày (bỏ trống: không rõ, chưa kết thúc)",
      openedOn: "Ngày khai mạc, phát động",
      unit: "Địa bàn (bỏ trống: không thuộc một địa bàn)",
      place: "Địa điểm, ví dụ tên trường",
      who: "Đối tượng, ví dụ “học sinh lớp 9”",
      count: "Số người (bỏ trống: không rõ)",
      partner: "Bên phối hợp {{number}}",
      programme: "Chương trình phối hợp",
      commitment: "Nội dung phối hợp",
      noProgramme: "không thuộc chương trình nào",
      noCommitment: "không nêu",
      results: "Kết quả",
      result: "Kết quả {{number}}",
      resultHint: "ví dụ “suất học bổng”; điền một kết quả thì có dòng cho kết quả tiếp theo",
      resultCount: "Số lượng của kết quả {{number}} (bỏ trống: không có số)",
      source: "Nguồn: tên báo cáo, bài viết hoặc văn bản",
      publisher: "Nơi công bố",
      url: "Địa chỉ của nguồn, bắt đầu bằng https://",
      check: "Kiểm tra",
      checked: "Không có gì sai. Ghi xong thì mọi người đều xem được.",
      confirm: "Ghi hoạt động này",
      change: "Sửa lại",
      done: "Đã ghi hoạt động.",
    },
  },
};

/** A translation has exactly these keys. */
export type ActivityDictionary = typeof vi;
