/** What is said of sharing agreements. */
export const vi = {
  agreement: {
    one: "Thỏa thuận chia sẻ",
    named: "Thỏa thuận chia sẻ {{code}}",
    notFound: "Hệ thống chưa có thỏa thuận này.",
    lead: "Bên nào mở số liệu nội bộ cho bên nào, để làm gì, từ ngày nào đến ngày nào. Thỏa thuận tự mở và tự đóng theo thời hạn; số liệu công khai thì ai cũng xem được, không cần thỏa thuận.",
    contract: "Lược đồ mà {{of}} dùng được, kèm các thỏa thuận đang mở số liệu cho cơ quan này:",
    none: "Chương trình chưa có thỏa thuận chia sẻ nào.",
    state: "Tình trạng",
    standing: {
      DRAFTED: "dự thảo",
      TO_COME: "hai bên đã đồng ý, chưa đến ngày",
      IN_FORCE: "đang hiệu lực",
      ENDED: "hết hiệu lực",
      REVOKED: "đã thu hồi",
    },
    fromTo: "{{owner}} mở cho {{partner}}",
    owner: "Bên cung cấp",
    partner: "Bên nhận",
    days: "Thời hạn",
    period: "từ {{from}} đến hết {{to}}",
    indicators: "Chỉ số được mở",
    fields: "Trường được mở",
    allFields: "mọi trường của số liệu",
    field: {
      numerator: "tử số, hoặc số đếm",
      denominator: "mẫu số",
      printedPercentage: "tỷ lệ phần trăm như được in",
      percentage: "tỷ lệ được in, dưới dạng số",
      computedPercentage: "tỷ lệ tính từ tử số và mẫu số",
      amount: "số tiền",
      reason: "lý do đính chính",
    },
    unit: "Địa bàn",
    everywhere: "mọi nơi mà bên cung cấp báo cáo",
    smallestCell: "Số đếm nhỏ nhất được cho xem",
    shownFrom:
      "{{count}}; số nhỏ hơn, và số nào để trừ ra được số ấy, thì không có trong những gì bên nhận xem",
    purpose: "Mục đích",
    legalBasis: "Căn cứ pháp lý",
    commitment: "Theo nội dung phối hợp",
    contact: "Đầu mối liên hệ",
    agreedBy: "Đã đồng ý",
    agreedAt: "{{by}}, {{at}}",
    nobodyYet: "chưa bên nào",
    revokedAt: "Thu hồi lúc",
    agree: {
      what: "Khi cả hai bên đã đồng ý, thỏa thuận tự mở dữ liệu trong thời hạn.",
      confirm: "Đồng ý thỏa thuận này",
    },
    revoke: {
      title: "Thu hồi thỏa thuận",
      what: "Thỏa thuận ngừng mở dữ liệu ngay, và không khôi phục được. Lý do được công khai.",
      reason: "Lý do thu hồi",
      confirm: "Thu hồi ngay",
    },
    draft: {
      title: "Lập dự thảo thỏa thuận chia sẻ",
      code: "Số hiệu, ví dụ TT-01/2026",
      fields:
        "Trường được mở, ít nhất một; khi không đủ mọi trường, bên nhận cũng không xem nguyên văn và điều các quy tắc phát hiện",
      unit: "Địa bàn (bỏ trống: mọi nơi)",
      from: "Từ ngày (bỏ trống: hôm nay)",
      to: "Đến hết ngày",
      smallestCellHint:
        "bên nhận không thấy số nhỏ hơn, và cả số nào để trừ ra được số ấy; với học bổng ít nhất là 5",
      contactHint: "một bộ phận của cơ quan, không phải một người; ai cũng đọc được",
      check: "Kiểm tra",
      checked: "Không có gì cản trở. Dự thảo chưa mở dữ liệu nào: hai bên còn phải đồng ý.",
      confirm: "Lập dự thảo này",
      change: "Sửa lại",
      done: "Đã lập dự thảo.",
    },
  },
};

/** A translation has exactly these keys. */
export type AgreementDictionary = typeof vi;
