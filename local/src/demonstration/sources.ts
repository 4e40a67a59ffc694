/** Where the rows come from: articles, and pages that quote a document. */

export const ARTICLES = {
  giaLam:
    "Cổng HNP, 17/09/2019: Gia Lâm tăng cường sự lãnh đạo của Đảng đối với công tác khuyến học, khuyến tài,xây dựng xã hội học tập",
  sonLa:
    "Bài về tỉnh Sơn La, không ghi ngày, tác giả Như Thuỷ: Tăng cường sự lãnh đạo của Đảng đối với công tác khuyến học, khuyến tài xây dựng xã hội học tập",
  district11:
    "Cổng TTĐT Quận 11, 30/10/2020: Quận 11 tổng kết thực hiện quyết định 89/QĐ-TTG của Thủ Tướng Chính Phủ phê duyệt Đề án “Xây dựng xã hội học tập giai đoạn 2012-2020”",
  dongThap: "Báo Đồng Tháp (ĐTO), 01/11/2022: Tăng cường xây dựng, nhân rộng các mô hình học tập",
  quangTri:
    "Giáo dục Thủ đô, 18/05/2022: Quảng Trị đẩy mạnh công tác khuyến học, khuyến tài, xây dựng xã hội học tập",
} as const;

/** Only excerpts of these pages were read, in most cases not the whole document. */
export const PAGES = {
  unionsOfPhuTho:
    "baomoi.net.vn, c38364424 (về chương trình phối hợp giữa Tỉnh đoàn và Hội Khuyến học tỉnh Phú Thọ)",
  womensUnion2017:
    "m.mattran.org.vn, 7031: Hội Liên hiệp Phụ nữ Việt Nam và Hội Khuyến học Việt Nam ký kết chương trình phối hợp",
  decision677: "thuvienphapluat.vn (hỏi đáp pháp luật về Quyết định 677/QĐ-TTg), hethongphapluat.com",
  decision1373: "thuvienphapluat.vn, infonet.vietnamnet.vn, vietnam.vnanet.vn (về Quyết định 1373/QĐ-TTg)",
  decision387: "thuviennhadat.vn, lsu.vn, baogialai.com.vn (về Quyết định 387/QĐ-TTg)",
  planOfHaNoi: "sovhtt.hanoi.gov.vn (Kế hoạch 291/KH-UBND của Hà Nội)",
  planOfBaRia: "baobariavungtau.com.vn (kế hoạch của Bà Rịa – Vũng Tàu)",
  decree20: "lawnet.vn, thuvienphapluat.vn, luatduonggia.vn (về Nghị định 20/2014/NĐ-CP)",
  decision89: "hdll.vn, thuvienphapluat.vn (về Quyết định 89/QĐ-TTg)",
  decision281: "baotintuc.vn (về Quyết định 281/QĐ-TTg)",
  circular44: "thaibinh.gov.vn (về Thông tư 44/2014/TT-BGDĐT)",
  decision645: "ancanmarketing.com, text.123docz.net (bản đăng lại Quyết định 645/QĐ-BGDĐT)",
  decision448: "giaoducthoidai.vn, luatminhkhue.vn (Công văn 6782/BGDĐT-GDTX), phandien76.violet.vn",
  decision448OfYenBai: "khuyenhocyenbai.vn",
  learningUnits: "lawnet.vn (về Thông tư 24/2023/TT-BGDĐT và Thông tư 22/2020/TT-BGDĐT)",
  circular22: "lawnet.vn, dienbien.edu.vn (về Thông tư 22/2020/TT-BGDĐT)",
  learningCentres: "luatminhkhue.vn (căn cứ của quyết định 1206 tỉnh Bình Phước), lawnet.vn",
  twoTier: "lawnet.vn, baokhanhhoa.vn (về thẩm quyền từ ngày 01/07/2025)",
  twoTierRecognition: "daidoanket.vn, en.binhthuan.gov.vn (về Nghị định 143/2025/NĐ-CP)",
  bookDay: "baophapluat.vn, baotayninh.vn, báo Công an Đà Nẵng 26/02/2014 (về Ngày Sách Việt Nam)",
  emulation: "baothainguyen.vn, lawnet.vn (về Quyết định 1315/QĐ-TTg)",
  directive29: "baogialai.com.vn (về Chỉ thị 29-CT/TW)",
  decision112: "global-regulation.com (về Quyết định 112/2005/QĐ-TTg)",
} as const;
