/** What is said to who gives and ends rights. */
export const vi = {
  rights: {
    title: "Quyền",
    lead: "Ai có vai trò nào, của cơ quan nào, tại địa bàn nào, từ ngày nào. Quản trị cơ quan giao và kết thúc quyền trong cơ quan của mình; quyền của quản trị cơ quan, cán bộ kiểm tra và quản trị hệ thống do quản trị hệ thống của cơ quan đó, hoặc của cơ quan điều hành hệ thống, giao.",
    signIn: "Hãy đăng nhập bằng tài khoản của quản trị cơ quan hoặc quản trị hệ thống để xem và giao quyền.",
    notYours: "Tài khoản này không có vai trò quản trị cơ quan hay quản trị hệ thống nào đang có hiệu lực.",
    organisation: "Cơ quan, tổ chức",
    unit: "Địa bàn",
    status: "Hiệu lực",
    inForce: "Đang có hiệu lực",
    listed: "{{total}} quyền",
    none: "Không có quyền nào như vậy.",
    noName: "không đặt tên",
    ended: "đã kết thúc",
    reason: "Lý do: {{reason}}",
    endReason: "Lý do kết thúc: {{reason}}",
    everywhere: "mọi địa bàn",
    since: "từ {{from}}",
    period: "từ {{from}} đến {{to}}",
    give: {
      title: "Giao quyền",
      account: "Tài khoản",
      accountHint:
        "mã do nơi đăng nhập cấp; người đó thấy mã này khi đăng nhập rồi bấm vào tên mình ở đầu trang",
      accountName: "Tên để gọi tài khoản (có thể bỏ trống)",
      role: "Vai trò",
      unit: "Địa bàn (bỏ trống: mọi nơi)",
      from: "Từ ngày (bỏ trống: hôm nay)",
      to: "Đến hết ngày (bỏ trống: chưa định)",
      reason: "Lý do, ví dụ số quyết định phân công",
      check: "Kiểm tra",
      checked: "Không có gì cản trở. Quyền có hiệu lực ngay khi giao.",
      confirm: "Giao quyền này",
      change: "Sửa lại",
      done: "Đã giao quyền.",
    },
    end: {
      title: "Kết thúc quyền",
      confirm: "Kết thúc ngay",
      reason: "Lý do kết thúc",
    },
  },
};

/** A translation has exactly these keys. */
export type RightsDictionary = typeof vi;
