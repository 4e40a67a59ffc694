/** What is said to who signs in, has signed in or is signed in no more. */
export const vi = {
  signIn: {
    title: "Đăng nhập",
    lead: "Dành cho người của các cơ quan, tổ chức đã kết nối. Số liệu, văn bản đã công bố thì ai cũng xem được, không cần đăng nhập.",
    begin: "Đăng nhập",
    again: "Đăng nhập lại",
    leaving: "Đang mở nơi đăng nhập…",
    completing: "Đang hoàn tất đăng nhập…",
    already: "Đã đăng nhập: {{name}}.",
    back: "Trở lại trang đang xem",
    backSignedOut: "Trở lại trang đang xem mà không đăng nhập",
    failure: {
      refused: "Nơi đăng nhập đã từ chối, hoặc việc đăng nhập đã bị hủy ở đó: hãy đăng nhập lại.",
      unreachable: "Chưa tới được nơi đăng nhập: hãy kiểm tra mạng, chờ một lát rồi đăng nhập lại.",
      unknown:
        "Câu trả lời này không thuộc về lần đăng nhập nào đang chờ ở cửa sổ này (có thể đã dùng rồi): hãy đăng nhập lại từ đầu.",
      clock:
        "Đồng hồ của máy này lệch so với nơi đăng nhập: hãy chỉnh ngày, giờ của máy cho đúng rồi đăng nhập lại.",
      forbidden:
        "Trình duyệt không cho đăng nhập ở địa chỉ này: hãy mở hệ thống qua HTTPS hoặc trên chính máy chạy hệ thống, và cho phép trang lưu dữ liệu.",
      unusable:
        "Nơi đăng nhập trả lời theo cách mà trang này không dùng được: hãy đăng nhập lại; nếu vẫn vậy, hãy báo cho người quản trị hệ thống.",
    },
  },
  accessLog: {
    title: "Nhật ký truy cập",
    lead: "Ai đã hỏi gì, để làm gì, kết quả ra sao; mới nhất trước. Nhật ký chỉ thêm, không sửa, không xóa.",
    open: "Nhật ký truy cập",
    forAuditors:
      "Nhật ký truy cập chỉ dành cho cán bộ kiểm tra của cơ quan và quản trị hệ thống của cơ quan điều hành: hãy đăng nhập bằng tài khoản có vai trò đó.",
    listed: "{{total}} bản ghi",
    none: "Không có bản ghi nào như vậy.",
    organisation: "Nhật ký của",
    otherOrganisation: "Cơ quan khác",
    ofNone: "không thuộc cơ quan nào (chưa đăng nhập)",
    from: "Từ ngày",
    to: "Đến ngày",
    account: "Tài khoản",
    operationOrField: "Thao tác hoặc trường",
    outcome: "Kết quả",
    number: "Số",
    at: "Lúc",
    several: "(đếm chung)",
    operation: "Thao tác",
    manyOperations: "nhiều thao tác, đếm chung",
    purpose: "Mục đích",
    agreement: "Thỏa thuận",
    agreements: "Theo thỏa thuận",
    rows: "Số dòng",
    count: "Số lần",
    kinds: {
      QUERY: "Đọc",
      MUTATION: "Ghi",
      SUBSCRIPTION: "Theo dõi",
      LIVE_QUERY: "Đọc tự cập nhật",
      EXPORT: "Tệp xuất",
      FILE_LINK: "Tạo liên kết tải",
    },
    ways: {
      SHARED: "Dùng chung câu trả lời của một câu hỏi y hệt đang chạy.",
      STREAMED: "Các tin của một luồng, hoặc các dòng của một tệp.",
    },
    outcomes: { ALLOWED: "Được trả lời", DENIED: "Bị từ chối", FAILED: "Có lỗi" },
  },
  account: {
    of: "Tài khoản: {{name}}",
    id: "Mã tài khoản",
    organisations: "Cơ quan, tổ chức",
    roles: "Vai trò",
    none: "Tài khoản này chưa được giao vai trò nào ở cơ quan, tổ chức nào: hãy đề nghị quản trị cơ quan của mình giao.",
    everywhere: "mọi địa bàn",
    since: "từ {{from}}",
    period: "từ {{from}} đến {{to}}",
    rights: "Xem, giao và kết thúc quyền",
    signOut: "Đăng xuất",
    signingOut: "Đang đăng xuất…",
    role: {
      READER: "Người xem",
      REPORTER: "Cán bộ tổng hợp số liệu",
      APPROVER: "Lãnh đạo duyệt",
      SECRETARY: "Thường trực chương trình",
      MEMBER_ADMINISTRATOR: "Quản trị cơ quan",
      AUDITOR: "Cán bộ kiểm tra",
      OPERATOR: "Quản trị hệ thống",
    },
    ending: {
      refused:
        "Phiên đăng nhập đã hết hạn hoặc bị thu hồi, và những gì máy này giữ của phiên đó đã được xóa: hãy đăng nhập lại để làm tiếp.",
      untold:
        "Đã đăng xuất trên máy này, nhưng chưa báo được cho nơi đăng nhập: khi nơi đó trả lời lại, hãy đăng nhập rồi đăng xuất lần nữa để kết thúc phiên ở đó.",
    },
    goOn: "Xem tiếp, không đăng nhập",
  },
};

/** A translation has exactly these keys. */
export type IdentityDictionary = typeof vi;
