/** What is said to those who write programs, besides what the pages say. */
export const vi = {
  developer: {
    lead: "Dành cho người lập trình của cơ quan, đối tác: gọi dữ liệu của mọi thành viên qua một lược đồ GraphQL, theo dõi thay đổi, hoặc lấy cả danh sách thành tệp. Đọc dữ liệu không cần khóa.",
    parts: "Các phần của trang khai thác dữ liệu",
    part: {
      "bat-dau": "Bắt đầu",
      "cong-thuc": "Truy vấn mẫu",
      tep: "Danh sách thành tệp",
      "luoc-do": "Lược đồ",
    },
    way: "Gọi bằng",
    notThisWay:
      "Power Query chỉ đọc, không ghi và không theo dõi được. Để lấy phần mới, hãy làm mới tệp changes trong “Danh sách thành tệp”.",
    openInExplorer: "Mở trong công cụ truy vấn",
    first: "Truy vấn đầu tiên trong ba phút",
    firstLead:
      "Tìm “p.8 q.11”: đơn vị hành chính đã kết thúc, kèm đơn vị kế thừa. Địa chỉ trong đoạn dưới đây là của chính hệ thống này.",
    steps: {
      run: "Chép đoạn trên và chạy. curl chạy trong cửa sổ lệnh; Python và JavaScript (Node.js từ bản 20, tệp .mjs) không cần cài thêm gói nào; Power Query: Dữ liệu → Lấy dữ liệu → Truy vấn trống → Trình soạn thảo nâng cao.",
      read: "Câu trả lời là JSON: data có đúng hình dạng của truy vấn, errors nêu phần không trả lời được, extensions.asOf là con trỏ để theo dõi tiếp từ đúng lúc đó.",
      goOn: "Đổi truy vấn trong công cụ truy vấn (tự gợi ý và kiểm tra), hoặc lấy một truy vấn mẫu gần với việc cần làm.",
    },
    addresses: "Các địa chỉ",
    addressesLead: "Các địa chỉ này không đổi giữa các phiên bản.",
    what: "Địa chỉ của",
    addressOf: "Địa chỉ",
    use: "Dùng để",
    address: {
      graphql: {
        name: "GraphQL",
        use: "Truy vấn và ghi, bằng POST với content-type: application/json; truy vấn cũng gửi được bằng GET.",
      },
      stream: {
        name: "Theo dõi qua SSE",
        use: "Cùng địa chỉ, thêm accept: text/event-stream. Nối lại với Last-Event-ID là id cuối cùng đã nhận thì không mất thay đổi nào.",
      },
      webSocket: {
        name: "Theo dõi qua WebSocket",
        use: "Giao thức graphql-transport-ws.",
      },
      files: {
        name: "Danh sách thành tệp",
        use: "CSV, XLSX, JSON; bộ lọc là tham số của địa chỉ.",
      },
      calendars: {
        name: "Lịch (.ics)",
        use: "Hạn, kỳ đánh giá, lễ ký và ngày hưởng ứng của một chương trình, hoặc của một cơ quan: /export/organisations/{id}.ics.",
      },
      schema: { name: "Lược đồ (SDL)", use: "Sinh mã, kiểm tra truy vấn trước khi triển khai." },
      changelog: {
        name: "Thay đổi của lược đồ",
        use: "Theo ngày: thêm, bỏ, đổi gì, và có làm hỏng truy vấn cũ không.",
      },
      client: {
        name: "Gói @hub/client",
        use: "Theo dõi bằng JavaScript mà không lỡ thay đổi nào; cài bằng npm install.",
      },
      explorer: { name: "Công cụ truy vấn", use: "Viết, kiểm tra và chạy truy vấn trong trình duyệt." },
    },
    files: "Lấy một danh sách thành tệp",
    filesLead: "Mỗi danh sách là một địa chỉ, dán được vào Excel (Power Query), pandas hoặc R.",
    form: "CSV mặc định dành cho Excel tiếng Việt; thêm form=plain thì được CSV cho chương trình: dấu phẩy, dấu chấm thập phân, giờ UTC, tiêu đề không đổi.",
    lang: "lang=en cho tiêu đề và tên bằng tiếng Anh.",
    complete:
      'Tệp đủ thì nói là đủ: dòng cuối của CSV là “# complete: 1234”, JSON có "complete": true. Tham số lạ bị từ chối, không bị bỏ qua.',
    lists: "Các danh sách",
    listsLead: "Đọc từ /export/lists.json của hệ thống này.",
    download: "Tải {{list}}",
    parametersOf_one: "{{count}} tham số lọc",
    parametersOf_other: "{{count}} tham số lọc",
    noParameters: "Danh sách này luôn được lấy toàn bộ.",
    parameter: "Tham số",
    type: "Kiểu",
    columnsOf_one: "{{count}} cột",
    columnsOf_other: "{{count}} cột",
    column: "Cột",
    columnName: "Tiêu đề",
    columnType: {
      text: "văn bản",
      code: "mã, là văn bản",
      number: "số",
      flag: "đúng hoặc sai",
      day: "ngày",
      moment: "thời điểm",
    },
    schema: "Lược đồ",
    schemaLead:
      "Phần mà người hỏi dùng được: gửi token thì có cả phần mà vai trò của mình mở ra. Mọi kiểu, trường và tham số đều có mô tả tiếng Việt (dòng đầu) và tiếng Anh (dòng sau).",
    rules: {
      nullable:
        "Trường do một thành viên khác trả lời có thể trống: khi thành viên đó mất liên lạc, các phần còn lại vẫn có, errors nêu tên thành viên.",
      pages:
        "Danh sách dài chia trang bằng first và after; mặc định 50, nhiều nhất 200 phần tử. Cần toàn bộ thì lấy thành tệp.",
      cost: "Một truy vấn có giới hạn chi phí: vật ở tầng trong được nhân với số phần tử của danh sách chứa nó. Quá giới hạn thì bị từ chối với mã TOO_COSTLY, trước khi hỏi thành viên nào.",
      write:
        "Ghi dữ liệu cần khóa, gửi trong authorization: Bearer. Các đoạn mẫu lấy khóa từ biến môi trường HUB_KEY.",
    },
    client: "Theo dõi không lỡ thay đổi nào: @hub/client",
    clientLead:
      "Gói JavaScript cho trình duyệt và Node.js: tự nối lại, nhận đủ phần đã lỡ theo đúng thứ tự, hoặc báo là không thể. Hệ thống phát gói này, không cần kho gói nào khác ngoài hai thư viện mà gói dùng.",
    clientSample: "Trên Node.js, con trỏ nằm trong một tệp; chạy lại thì tiếp tục đúng chỗ đã dừng:",
    changelog: "Thay đổi của lược đồ",
    changelogLead:
      "So lược đồ của từng ngày với ngày trước đó. Mỗi phần được gọi bằng tọa độ của nó trong lược đồ.",
    noChangelog: "Hệ thống này không ghi thay đổi của lược đồ.",
    noChanges: "Chưa có thay đổi nào.",
    dayOfChanges: "{{day}}: {{count}} thay đổi, {{breaking}} có thể làm hỏng truy vấn cũ",
    coordinate: "Phần của lược đồ",
    change: "Thay đổi",
    changeKind: { ADDED: "thêm", REMOVED: "bỏ", CHANGED: "đổi", DEPRECATED: "sẽ bỏ" },
    fromTo: "{{was}} → {{is}}",
    nothing: "không có",
    detail: "Kiểu",
    breaks: "Truy vấn cũ",
    breaking: "▲ có thể hỏng",
    notBreaking: "vẫn chạy",
    memberSchemas: "Phần của mỗi thành viên trong lược đồ",
    member: "Thành viên",
    memberCode: "Mã trong dữ liệu",
  },
  recipe: {
    programme: {
      title: "Một chương trình phối hợp, cả bốn thành viên trả lời",
      lead: "Các bên, lễ ký, nội dung phối hợp, chỉ tiêu, và số liệu của địa bàn từ giáo dục, phụ nữ, thanh niên.",
    },
    figures: {
      title: "Số liệu trong một địa bàn",
      lead: "Của đơn vị đó và các đơn vị nằm trong đó, kể cả đơn vị đã kết thúc; mỗi số liệu kèm nguyên văn và nguồn. Trang sau: đưa endCursor vào after.",
    },
    search: {
      title: "Tìm theo cách người ta gọi",
      lead: "Không cần dấu, được viết tắt; đơn vị đã kết thúc dẫn tới đơn vị kế thừa.",
    },
    changes: {
      title: "Thay đổi từ một ngày hoặc một con trỏ",
      lead: "Chép dữ liệu một lần rồi chỉ lấy phần mới: since của lần sau là cursor của dòng cuối.",
    },
    findings: {
      title: "Điểm cần đối chiếu còn mở",
      lead: "Những gì các quy tắc kiểm tra phát hiện, và thành viên nào trả lời.",
    },
    members: {
      title: "Các thành viên đang thế nào",
      lead: "Ai đang trả lời, ai mất liên lạc từ bao giờ, lược đồ của ai vừa đổi.",
    },
    watch: {
      title: "Theo dõi một chương trình",
      lead: "Mỗi thay đổi đến ngay khi được ghi nhận. Nối lại với after là cursor cuối cùng đã nhận thì không mất gì.",
    },
    write: {
      title: "Ghi tình trạng một nội dung phối hợp",
      lead: "Cần mã truy cập của tài khoản có quyền ghi. Lịch sử ghi lại ai đổi, lúc nào, theo nguồn nào.",
    },
  },
};

/** A translation has exactly these keys. */
export type DeveloperDictionary = typeof vi;
