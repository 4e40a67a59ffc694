import type { DocumentClaim } from "@hub/association/policy-documents/document-claim";
import { type DocumentLink, DocumentRelation } from "@hub/association/policy-documents/document-link";
import { numberKey } from "@hub/association/policy-documents/number-key";
import { DocumentKind, type PolicyDocument } from "@hub/association/policy-documents/policy-document";
import { stableId } from "@hub/schema/stable-id";
import { ARTICLES, PAGES } from "../sources.js";

interface DocumentRow {
  readonly number: string;
  readonly kind: DocumentKind;
  readonly issuer: keyof typeof ISSUERS;
  readonly vi: string;
  readonly en: string;
  readonly issuedOn?: string;
  readonly knownBy?: string;
  readonly effectiveOn?: string;
  readonly years?: [first: number, last: number];
  readonly claims?: DocumentClaim[];
  readonly source: string;
}

const {
  RESOLUTION,
  DIRECTIVE,
  CONCLUSION,
  DECREE,
  DECISION,
  CIRCULAR,
  PARTY_CIRCULAR,
  PLAN,
  OFFICIAL_LETTER,
} = DocumentKind;

const ISSUERS = {
  primeMinister: { vi: "Thủ tướng Chính phủ", en: "Prime Minister" },
  government: { vi: "Chính phủ", en: "Government" },
  politburo: { vi: "Bộ Chính trị", en: "Politburo" },
  secretariat: { vi: "Ban Bí thư", en: "Secretariat of the Party Central Committee" },
  centralCommittee: {
    vi: "Ban Chấp hành Trung ương Đảng khóa XI",
    en: "Party Central Committee, 11th term",
  },
  educationMinistry: { vi: "Bộ Giáo dục và Đào tạo", en: "Ministry of Education and Training" },
  financeMinistry: { vi: "Bộ Tài chính", en: "Ministry of Finance" },
  association: { vi: "Hội Khuyến học Việt Nam", en: "Vietnam Association for Promoting Education" },
  giaLam: {
    vi: "Ban Thường vụ Huyện ủy Gia Lâm",
    en: "Standing Board of the Party Committee of Gia Lâm district",
  },
  sonLa: {
    vi: "Ban Thường vụ Tỉnh ủy Sơn La",
    en: "Standing Board of the Party Committee of Sơn La province",
  },
  dongThap: {
    vi: "Ban Thường vụ Tỉnh ủy Đồng Tháp",
    en: "Standing Board of the Party Committee of Đồng Tháp province",
  },
} as const;

const ROWS: readonly DocumentRow[] = [
  {
    number: "112/2005/QĐ-TTg",
    kind: DECISION,
    issuer: "primeMinister",
    vi: "Đề án Xây dựng xã hội học tập giai đoạn 2005–2010",
    en: "Scheme for building a learning society, 2005–2010",
    years: [2005, 2010],
    claims: [
      {
        source: ARTICLES.district11,
        printedText: "Từ 2005 - 2010 (theo Quyết định 112/2005/QĐ-TTg)",
        years: [2005, 2010],
      },
    ],
    source: `${ARTICLES.district11}; ${PAGES.decision112}`,
  },
  {
    number: "11-CT/TW",
    kind: DIRECTIVE,
    issuer: "politburo",
    vi: "Tăng cường sự lãnh đạo của Đảng đối với công tác khuyến học, khuyến tài, xây dựng xã hội học tập",
    en: "Stronger Party leadership in promoting learning and talent and building a learning society",
    issuedOn: "2007-04-13",
    claims: [
      {
        source: ARTICLES.district11,
        printedText: "Chỉ thị 11-CT/TW (ngày 13/4/2007)",
        issuedOn: "2007-04-13",
      },
    ],
    source: `${ARTICLES.district11}; ${PAGES.decision89}`,
  },
  {
    number: "09/2008/QĐ-BGDĐT",
    kind: DECISION,
    issuer: "educationMinistry",
    vi: "Quy chế tổ chức và hoạt động của trung tâm học tập cộng đồng",
    en: "Rules on the organisation and work of community learning centres",
    issuedOn: "2008-03-24",
    source: PAGES.learningCentres,
  },
  {
    number: "96/2008/TT-BTC",
    kind: CIRCULAR,
    issuer: "financeMinistry",
    vi: "Kinh phí cho trung tâm học tập cộng đồng",
    en: "Funding of community learning centres",
    issuedOn: "2008-10-27",
    source: PAGES.learningCentres,
  },
  {
    number: "40/2010/TT-BGDĐT",
    kind: CIRCULAR,
    issuer: "educationMinistry",
    vi: "Sửa đổi quy chế trung tâm học tập cộng đồng",
    en: "Amends the rules on community learning centres",
    issuedOn: "2010-12-30",
    source: PAGES.learningCentres,
  },
  {
    number: "89/QĐ-TTg",
    kind: DECISION,
    issuer: "primeMinister",
    vi: "Đề án “Xây dựng xã hội học tập giai đoạn 2012–2020”",
    en: "Scheme “Building a learning society, 2012–2020”",
    issuedOn: "2013-01-09",
    years: [2012, 2020],
    claims: [
      {
        source: ARTICLES.district11,
        printedText: "từ 2011-2020 (theo Quyết định 89/QĐ-TTg)",
        years: [2011, 2020],
      },
      {
        source: ARTICLES.giaLam,
        printedText: "Đề án “Xây dựng xã hội học tập, giai đoạn 2012 - 2020”",
        years: [2012, 2020],
      },
    ],
    source: `${ARTICLES.district11}; ${PAGES.decision89}`,
  },
  {
    number: "29-NQ/TW",
    kind: RESOLUTION,
    issuer: "centralCommittee",
    vi: "Đổi mới căn bản, toàn diện giáo dục và đào tạo",
    en: "Fundamental and comprehensive renewal of education and training",
    issuedOn: "2013-11-04",
    claims: [
      {
        source: ARTICLES.district11,
        printedText: "Nghị quyết 29-NQ/TW (4/11/2013)",
        issuedOn: "2013-11-04",
      },
    ],
    source: ARTICLES.district11,
  },
  {
    number: "281/QĐ-TTg",
    kind: DECISION,
    issuer: "primeMinister",
    vi: "Đẩy mạnh phong trào học tập suốt đời trong gia đình, dòng họ, cộng đồng đến năm 2020",
    en: "Lifelong learning in families, clans and communities until 2020",
    issuedOn: "2014-02-20",
    source: PAGES.decision281,
  },
  {
    number: "284/QĐ-TTg",
    kind: DECISION,
    issuer: "primeMinister",
    vi: "Ngày Sách Việt Nam (21/4)",
    en: "Viet Nam Book Day (21 April)",
    issuedOn: "2014-02-24",
    source: PAGES.bookDay,
  },
  {
    number: "20/2014/NĐ-CP",
    kind: DECREE,
    issuer: "government",
    vi: "Phổ cập giáo dục, xóa mù chữ",
    en: "Universal education and eradication of illiteracy",
    issuedOn: "2014-03-24",
    effectiveOn: "2014-05-15",
    source: PAGES.decree20,
  },
  {
    number: "44/2014/TT-BGDĐT",
    kind: CIRCULAR,
    issuer: "educationMinistry",
    vi: "Đánh giá, xếp loại “Cộng đồng học tập” cấp xã",
    en: "Assessment and rating of “learning communities” at commune level",
    issuedOn: "2014-12-12",
    source: PAGES.circular44,
  },
  {
    number: "645/QĐ-BGDĐT",
    kind: DECISION,
    issuer: "educationMinistry",
    vi: "Công bố thủ tục đánh giá, xếp loại “Cộng đồng học tập” cấp xã",
    en: "Publishes the procedure for rating “learning communities” at commune level",
    issuedOn: "2015-03-04",
    source: PAGES.decision645,
  },
  {
    number: "448/QĐ-KHVN",
    kind: DECISION,
    issuer: "association",
    vi: "Tiêu chí gia đình, dòng họ, cộng đồng (thôn), đơn vị học tập 2016–2020",
    en: "Criteria for learning families, clans, communities and units, 2016–2020",
    issuedOn: "2015-12-01",
    effectiveOn: "2016-01-01",
    years: [2016, 2020],
    claims: [
      {
        source: PAGES.decision448OfYenBai,
        printedText: "10/11/2015",
        issuedOn: "2015-11-10",
      },
    ],
    source: PAGES.decision448,
  },
  {
    number: "6782/BGDĐT-GDTX",
    kind: OFFICIAL_LETTER,
    issuer: "educationMinistry",
    vi: "Hướng dẫn thực hiện tiêu chí các mô hình học tập 2016–2020",
    en: "Guidance on the criteria for learning models, 2016–2020",
    issuedOn: "2015-12-29",
    source: PAGES.decision448,
  },
  {
    number: "49-KL/TW",
    kind: CONCLUSION,
    issuer: "secretariat",
    vi: "Tiếp tục thực hiện Chỉ thị 11-CT/TW về khuyến học, khuyến tài, xây dựng xã hội học tập",
    en: "Continues Directive 11-CT/TW on promoting learning and talent and building a learning society",
    issuedOn: "2019-05-10",
    claims: [
      {
        source: ARTICLES.sonLa,
        printedText: "Kết luận số 49-KL/TW ngày 10/5/2019 của Ban Bí thư",
        issuedOn: "2019-05-10",
      },
      {
        source: ARTICLES.dongThap,
        printedText: "Kết luận số 49 ngày 10/5/2019 của Ban Bí thư Trung ương Đảng",
        issuedOn: "2019-05-10",
      },
    ],
    source: `${ARTICLES.sonLa}; ${ARTICLES.dongThap}`,
  },
  {
    number: "15-TT/HU",
    kind: PARTY_CIRCULAR,
    issuer: "giaLam",
    vi: "Tăng cường sự lãnh đạo của Đảng đối với công tác khuyến học, khuyến tài, xây dựng xã hội học tập trên địa bàn huyện Gia Lâm",
    en: "Stronger Party leadership in promoting learning and talent and building a learning society in Gia Lâm district",
    knownBy: "2019-09-17",
    source: ARTICLES.giaLam,
  },
  {
    number: "162-KH/TU",
    kind: PLAN,
    issuer: "sonLa",
    vi: "Kế hoạch thực hiện Kết luận 49-KL/TW tại tỉnh Sơn La",
    en: "Plan to implement Conclusion 49-KL/TW in Sơn La province",
    issuedOn: "2019-10-04",
    source: ARTICLES.sonLa,
  },
  {
    number: "489/QĐ-TTg",
    kind: DECISION,
    issuer: "primeMinister",
    vi: "Triển khai Kết luận 49-KL/TW đến năm 2030",
    en: "Implementation of Conclusion 49-KL/TW until 2030",
    issuedOn: "2020-04-08",
    source: `${ARTICLES.district11}; ${PAGES.decision677}`,
  },
  {
    number: "22/2020/TT-BGDĐT",
    kind: CIRCULAR,
    issuer: "educationMinistry",
    vi: "Đánh giá, xếp loại “Đơn vị học tập” cấp huyện, cấp tỉnh",
    en: "Assessment and rating of “learning units” at district and provincial level",
    issuedOn: "2020-08-06",
    effectiveOn: "2020-09-21",
    source: PAGES.circular22,
  },
  {
    number: "14/CT-TTg",
    kind: DIRECTIVE,
    issuer: "primeMinister",
    vi: "Đẩy mạnh công tác khuyến học, khuyến tài, xây dựng xã hội học tập giai đoạn 2021–2030",
    en: "Promoting learning and talent and building a learning society, 2021–2030",
    issuedOn: "2021-05-25",
    years: [2021, 2030],
    claims: [
      {
        source: ARTICLES.dongThap,
        printedText: "Chỉ thị số 14 ngày 25/5/2021 của Thủ tướng Chính phủ",
        issuedOn: "2021-05-25",
        years: [2021, 2030],
      },
    ],
    source: `${ARTICLES.dongThap}; ${PAGES.decision677}`,
  },
  {
    // The article prints the number without its symbol.
    number: "332",
    kind: OFFICIAL_LETTER,
    issuer: "dongThap",
    vi: "Tăng cường lãnh đạo, chỉ đạo triển khai thực hiện Kết luận 49 của Ban Bí thư tại tỉnh Đồng Tháp",
    en: "Stronger leadership in implementing Conclusion 49 of the Secretariat in Đồng Tháp province",
    issuedOn: "2021-07-05",
    source: ARTICLES.dongThap,
  },
  {
    number: "1373/QĐ-TTg",
    kind: DECISION,
    issuer: "primeMinister",
    vi: "Đề án “Xây dựng xã hội học tập giai đoạn 2021–2030”",
    en: "Scheme “Building a learning society, 2021–2030”",
    issuedOn: "2021-07-30",
    years: [2021, 2030],
    source: PAGES.decision1373,
  },
  {
    number: "1862/QĐ-TTg",
    kind: DECISION,
    issuer: "primeMinister",
    vi: "Ngày Sách và Văn hóa đọc Việt Nam (21/4)",
    en: "Viet Nam Book and Reading Culture Day (21 April)",
    issuedOn: "2021-11-04",
    source: PAGES.bookDay,
  },
  {
    number: "387/QĐ-TTg",
    kind: DECISION,
    issuer: "primeMinister",
    vi: "Đẩy mạnh phong trào học tập suốt đời trong gia đình, dòng họ, cộng đồng, đơn vị giai đoạn 2021–2030",
    en: "Lifelong learning in families, clans, communities and units, 2021–2030",
    issuedOn: "2022-03-25",
    years: [2021, 2030],
    source: PAGES.decision387,
  },
  {
    number: "677/QĐ-TTg",
    kind: DECISION,
    issuer: "primeMinister",
    vi: "Chương trình “Xây dựng mô hình công dân học tập giai đoạn 2021–2030”",
    en: "Programme “Building the model of the learning citizen, 2021–2030”",
    issuedOn: "2022-06-03",
    years: [2021, 2030],
    claims: [
      {
        source: ARTICLES.dongThap,
        printedText: "Quyết định số 677 ngày 3/6/2022 của Thủ tướng Chính phủ",
        issuedOn: "2022-06-03",
        years: [2021, 2030],
      },
    ],
    source: `${ARTICLES.dongThap}; ${PAGES.decision677}`,
  },
  {
    number: "324/QĐ-KHVN",
    kind: DECISION,
    issuer: "association",
    vi: "Tiêu chí công dân học tập và các mô hình học tập giai đoạn 2021–2030",
    en: "Criteria for learning citizens and learning models, 2021–2030",
    years: [2021, 2030],
    source: PAGES.learningUnits,
  },
  {
    number: "1315/QĐ-TTg",
    kind: DECISION,
    issuer: "primeMinister",
    vi: "Phong trào thi đua xây dựng xã hội học tập, học tập suốt đời giai đoạn 2023–2030",
    en: "Emulation movement for a learning society and lifelong learning, 2023–2030",
    issuedOn: "2023-11-09",
    years: [2023, 2030],
    source: PAGES.emulation,
  },
  {
    number: "24/2023/TT-BGDĐT",
    kind: CIRCULAR,
    issuer: "educationMinistry",
    vi: "Đánh giá, công nhận “Đơn vị học tập” cấp huyện, tỉnh",
    en: "Assessment and recognition of “learning units” at district and provincial level",
    issuedOn: "2023-12-11",
    source: PAGES.learningUnits,
  },
  {
    number: "29-CT/TW",
    kind: DIRECTIVE,
    issuer: "politburo",
    vi: "Phổ cập giáo dục, xóa mù chữ, phân luồng học sinh",
    en: "Universal education, eradication of illiteracy and streaming of pupils",
    issuedOn: "2024-01-05",
    source: PAGES.directive29,
  },
  {
    number: "808/KH-BGDĐT",
    kind: PLAN,
    issuer: "educationMinistry",
    vi: "Kế hoạch của ngành Giáo dục thực hiện Quyết định 1315/QĐ-TTg",
    en: "Plan of the education sector to implement Decision 1315/QĐ-TTg",
    issuedOn: "2024-07-03",
    source: PAGES.emulation,
  },
  {
    number: "125/2024/NĐ-CP",
    kind: DECREE,
    issuer: "government",
    vi: "Thành lập, giải thể trung tâm học tập cộng đồng (Điều 37–41)",
    en: "Establishment and dissolution of community learning centres (articles 37–41)",
    effectiveOn: "2024-11-20",
    source: PAGES.twoTier,
  },
  {
    number: "142/2025/NĐ-CP",
    kind: DECREE,
    issuer: "government",
    vi: "Thẩm quyền về giáo dục của chính quyền địa phương hai cấp: trung tâm học tập cộng đồng",
    en: "Competence in education of the two tiers of local government: community learning centres",
    issuedOn: "2025-06-12",
    source: PAGES.twoTier,
  },
  {
    number: "143/2025/NĐ-CP",
    kind: DECREE,
    issuer: "government",
    vi: "Thẩm quyền về giáo dục của chính quyền địa phương hai cấp: công nhận phổ cập giáo dục, xóa mù chữ",
    en: "Competence in education of the two tiers of local government: recognition of universal education",
    issuedOn: "2025-06-12",
    source: PAGES.twoTierRecognition,
  },
  {
    number: "11/2025/TT-BGDĐT",
    kind: CIRCULAR,
    issuer: "educationMinistry",
    vi: "Thẩm quyền về giáo dục của chính quyền địa phương hai cấp",
    en: "Competence in education of the two tiers of local government",
    issuedOn: "2025-06-12",
    source: PAGES.twoTier,
  },
];

export const DOCUMENTS: Omit<PolicyDocument, "flags">[] = ROWS.map((row) => ({
  id: documentId(row.number),
  number: row.number,
  numberKey: numberKey(row.number),
  title: { vi: row.vi, en: row.en },
  kind: row.kind,
  issuer: ISSUERS[row.issuer],
  issuedOn: row.issuedOn ?? null,
  knownBy: row.knownBy ?? null,
  effectiveOn: row.effectiveOn ?? null,
  years: row.years ?? null,
  claims: row.claims ?? [],
  source: row.source,
}));

const { IMPLEMENTS, CONTINUES, REPLACES, AMENDS, BASED_ON, GUIDES } = DocumentRelation;

/** Only what a source states; that a later circular replaces an earlier one is not guessed. */
export const DOCUMENT_LINKS: DocumentLink[] = (
  [
    ["40/2010/TT-BGDĐT", AMENDS, "09/2008/QĐ-BGDĐT", PAGES.learningCentres],
    ["44/2014/TT-BGDĐT", BASED_ON, "89/QĐ-TTg", PAGES.circular44],
    ["645/QĐ-BGDĐT", GUIDES, "44/2014/TT-BGDĐT", PAGES.decision645],
    ["6782/BGDĐT-GDTX", GUIDES, "448/QĐ-KHVN", PAGES.decision448],
    ["49-KL/TW", CONTINUES, "11-CT/TW", ARTICLES.sonLa],
    ["15-TT/HU", IMPLEMENTS, "11-CT/TW", ARTICLES.giaLam],
    ["15-TT/HU", IMPLEMENTS, "89/QĐ-TTg", ARTICLES.giaLam],
    ["162-KH/TU", IMPLEMENTS, "49-KL/TW", ARTICLES.sonLa],
    ["489/QĐ-TTg", IMPLEMENTS, "49-KL/TW", ARTICLES.district11],
    ["332", IMPLEMENTS, "49-KL/TW", ARTICLES.dongThap],
    ["1373/QĐ-TTg", BASED_ON, "489/QĐ-TTg", PAGES.decision1373],
    ["1862/QĐ-TTg", REPLACES, "284/QĐ-TTg", PAGES.bookDay],
    ["387/QĐ-TTg", BASED_ON, "489/QĐ-TTg", PAGES.decision387],
    ["387/QĐ-TTg", BASED_ON, "14/CT-TTg", PAGES.decision387],
    ["387/QĐ-TTg", BASED_ON, "1373/QĐ-TTg", PAGES.decision387],
    ["677/QĐ-TTg", BASED_ON, "489/QĐ-TTg", PAGES.decision677],
    ["677/QĐ-TTg", BASED_ON, "14/CT-TTg", PAGES.decision677],
    ["677/QĐ-TTg", BASED_ON, "1373/QĐ-TTg", PAGES.decision677],
    ["808/KH-BGDĐT", IMPLEMENTS, "1315/QĐ-TTg", PAGES.emulation],
  ] as const
).map(([from, relation, to, source]) => ({
  fromId: documentId(from),
  toId: documentId(to),
  relation,
  source,
}));

export function documentId(number: string): string {
  return stableId("policy-document", number);
}
