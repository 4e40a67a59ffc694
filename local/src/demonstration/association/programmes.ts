import type { SigningCeremony } from "@hub/association/ceremonies/signing-ceremony";
import type { Commitment } from "@hub/association/commitments/commitment";
import { CommitmentState } from "@hub/association/commitments/commitment-state";
import type { EvaluationRound } from "@hub/association/evaluation-rounds/evaluation-round";
import { planEvaluationRounds } from "@hub/association/evaluation-schedule/plan-evaluation-rounds";
import type { CoordinationProgramme } from "@hub/association/programmes/coordination-programme";
import { PartyRole, type ProgrammeParty } from "@hub/association/programmes/programme-party";
import { stableId } from "@hub/schema/stable-id";
import { ARTICLES } from "../sources.js";
import { UNITS } from "../units.js";
import { organisationId } from "./organisations.js";

const QUANG_TRI_FORMER = stableId("programme", "QT-2016-2021");
const QUANG_TRI = stableId("programme", "QT-2021-2025");
const SON_LA = stableId("programme", "SL-PHOI-HOP");

const QUANG_TRI_SIGNED_ON = "2022-05-18";
const QUANG_TRI_ENDS_ON = "2025-12-31";
/** “định kỳ 2 năm/lần”. */
const EVERY_TWO_YEARS_MONTHS = 24;

/** In this order: a programme stands after the one it continues. */
export const PROGRAMMES: Omit<CoordinationProgramme, "period">[] = [
  {
    id: QUANG_TRI_FORMER,
    code: "QT-2016-2021",
    title: {
      vi: "Công tác phối hợp giữa Hội Khuyến học tỉnh Quảng Trị với các sở, ban, ngành, đoàn thể, lực lượng vũ trang trong công tác khuyến học, khuyến tài, xây dựng xã hội học tập giai đoạn 2016-2021",
      en: "Coordination of the Association for Promoting Education of Quảng Trị province with departments, unions and armed forces in promoting learning and talent and building a learning society, 2016–2021",
    },
    startsOn: "2016-01-01",
    endsOn: "2021-12-31",
    printedPeriod: "giai đoạn 2016-2021",
    unitId: UNITS.quangTri,
    declaredPartyCount: null,
    evaluationEveryMonths: null,
    predecessorId: null,
    source: ARTICLES.quangTri,
    version: 1,
  },
  {
    id: QUANG_TRI,
    code: "QT-2021-2025",
    title: {
      vi: "Chương trình phối hợp công tác khuyến học, khuyến tài, xây dựng xã hội học tập tỉnh Quảng Trị giai đoạn 2021-2025",
      en: "Coordination programme for promoting learning and talent and building a learning society in Quảng Trị province, 2021–2025",
    },
    startsOn: "2021-01-01",
    endsOn: QUANG_TRI_ENDS_ON,
    printedPeriod: "giai đoạn 2021-2025",
    unitId: UNITS.quangTri,
    declaredPartyCount: 10,
    evaluationEveryMonths: EVERY_TWO_YEARS_MONTHS,
    predecessorId: QUANG_TRI_FORMER,
    source: ARTICLES.quangTri,
    version: 1,
  },
  {
    id: SON_LA,
    code: "SL-PHOI-HOP",
    title: {
      vi: "Chương trình phối hợp hoạt động khuyến học, khuyến tài, xây dựng xã hội học tập với Sở Giáo dục và Đào tạo và Hội Khuyến học tỉnh Sơn La",
      en: "Coordination programme for promoting learning and talent and building a learning society with the education department and the Association for Promoting Education of Sơn La province",
    },
    startsOn: null,
    endsOn: null,
    printedPeriod: null,
    unitId: UNITS.sonLa,
    declaredPartyCount: null,
    evaluationEveryMonths: null,
    predecessorId: null,
    source: ARTICLES.sonLa,
    version: 1,
  },
];

export const PARTIES: ProgrammeParty[] = [
  ...partiesOf(QUANG_TRI_FORMER, [["quang-tri-hoi-khuyen-hoc", PartyRole.LEAD]]),
  ...partiesOf(QUANG_TRI, [["quang-tri-hoi-khuyen-hoc", PartyRole.LEAD]]),
  ...partiesOf(SON_LA, [
    ["son-la-so-gddt", PartyRole.CO_LEAD],
    ["son-la-hoi-khuyen-hoc", PartyRole.CO_LEAD],
    ["son-la-mttq", PartyRole.PARTNER],
    ["son-la-doan-thanh-nien", PartyRole.PARTNER],
    ["son-la-hoi-lhpn", PartyRole.PARTNER],
    ["son-la-hoi-nong-dan", PartyRole.PARTNER],
    ["son-la-hoi-cuu-giao-chuc", PartyRole.PARTNER],
    ["son-la-hoi-nguoi-cao-tuoi", PartyRole.PARTNER],
  ]),
];

export const CEREMONIES: SigningCeremony[] = [
  {
    id: stableId("signing-ceremony", "QT-2021-2025"),
    programmeId: QUANG_TRI,
    heldOn: QUANG_TRI_SIGNED_ON,
    title: {
      vi: "Lễ ký kết chương trình phối hợp công tác khuyến học, khuyến tài, xây dựng xã hội học tập giai đoạn 2021-2025 với 10 cơ quan, đơn vị",
      en: "Signing of the coordination programme for promoting learning and talent and building a learning society, 2021–2025, with ten agencies",
    },
    hostId: organisationId("quang-tri-hoi-khuyen-hoc"),
    source: ARTICLES.quangTri,
    version: 1,
  },
];

/** Their hosts were not published. */
export const EVALUATION_ROUNDS: Omit<EvaluationRound, "status" | "flags">[] = planEvaluationRounds({
  signedOn: QUANG_TRI_SIGNED_ON,
  everyMonths: EVERY_TWO_YEARS_MONTHS,
  endsOn: QUANG_TRI_ENDS_ON,
}).map((round) => ({
  ...round,
  id: stableId("evaluation-round", `QT-2021-2025-${round.number}`),
  programmeId: QUANG_TRI,
  isComputed: true,
  heldOn: null,
  hostId: null,
  version: 1,
}));

const QUANG_TRI_COMMITMENTS: readonly (readonly [vi: string, en: string, printedText: string])[] = [
  [
    "Đẩy mạnh thông tin, tuyên truyền chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước về xây dựng xã hội học tập",
    "Communicate the policies of the Party and the law of the State on building a learning society",
    "Đẩy mạnh hoạt động thông tin, tuyên truyền các chủ trương, đường lốicủa Đảng,chính sách,pháp luật của Nhà nướcvề xây dựng XHHT",
  ],
  [
    "Đẩy mạnh phong trào học tập suốt đời trong gia đình, dòng họ, cộng đồng",
    "Push lifelong learning in families, clans and communities",
    "đẩy mạnh phong trào học tập suốt đời trong gia đình, dòng họ, cộng đồng cho cán bộ, chiến sĩ, công chức, viên chức, đoàn viên và người lao động",
  ],
  [
    "Tích cực, chủ động, sáng tạo trong hoạt động khuyến học, khuyến tài theo tinh thần xã hội hóa giáo dục",
    "Be active and creative in promoting learning and talent, with society taking part in education",
    "Tích cực, chủ động và sáng tạo trongthực hiện các hoạt động khuyến học, khuyến tài, xây dựng XHHT theo tinh thần xã hội hóa giáo dục",
  ],
  [
    "Tạo điều kiện học tập suốt đời dưới nhiều hình thức để nâng cao chất lượng nguồn nhân lực",
    "Make lifelong learning possible in many forms, for a better qualified work force",
    "Khuyến khích, động viên, tạo điều kiện cho cán bộ, chiến sĩ, công chức, viên chức, đoàn viên và người lao động tích cực học tập suốt đời dưới nhiều hình thức, phương thức khác nhau để nâng cao trình độ về mọi mặt chất lượng nguồn nhân lực của tỉnh",
  ],
  [
    "Vận động doanh nghiệp tham gia khuyến học, khuyến tài",
    "Win enterprises for promoting learning and talent",
    "Vận động các doanh nghiệp trên địa bàn tích cực tham gia công tác khuyến học, khuyến tài, xây dựng XHHT",
  ],
  [
    "Phát động phong trào xây dựng quỹ khuyến học trong cơ quan, khen thưởng kịp thời cá nhân học tập tốt",
    "Start study funds in agencies and reward individuals who study well in good time",
    "Phát động phong trào xây dựng quỹ khuyến học trong cơ quan và khen thưởng kịp thời đối với các cá nhâncó thành tích học tập tốt",
  ],
  [
    "Phối hợp bình xét, tuyên dương, khen thưởng tập thể, cá nhân có nhiều đóng góp",
    "Review, commend and reward together the collectives and individuals who contribute much",
    "phối hợp tổ chức bình xét tuyên dương, khen thưởng các tập thể, cá nhân có nhiều đóng góp trong hoạt động khuyến học, khuyến tài, xây dựng XHHT",
  ],
  [
    "Tăng cường kiểm tra, đánh giá kết quả xây dựng mô hình học tập tại các đơn vị",
    "Inspect and evaluate the building of learning models in the units",
    "tăng cường công tác kiểm tra, đánh giá kết quả xây dựng các mô hình học tập tại các đơn vị",
  ],
  [
    "Duy trì chế độ thông tin, báo cáo định kỳ",
    "Keep up regular information and reporting",
    "duy trì chế độ thông tin, báo cáo định kỳ",
  ],
  [
    "Đánh giá kết quả chương trình 2 năm một lần, các cơ quan luân phiên chủ trì, đề ra phương hướng năm tiếp theo",
    "Evaluate the programme every two years, chaired in rotation, and set the direction of the next year",
    "định kỳ 2 năm/lần, căn cứ vào nhiệm vụ do mỗi cơ quan chủ trì, luân phiên tổ chức đánh giá kết quả thực hiện chương trình và đề tra phương hướng, nhiệm vụ cho năm tiếp theo",
  ],
];

/** Nothing was published about where they stand, when they are due or who answers for them. */
export const COMMITMENTS: Commitment[] = QUANG_TRI_COMMITMENTS.map(([vi, en, printedText], index) => ({
  id: stableId("commitment", `QT-${index + 1}`),
  programmeId: QUANG_TRI,
  position: index + 1,
  code: `QT-${index + 1}`,
  title: { vi, en },
  state: CommitmentState.NOT_REPORTED,
  stateChangedAt: null,
  dueOn: null,
  printedText,
  version: 1,
}));

function partiesOf(
  programmeId: string,
  parties: readonly (readonly [slug: string, role: PartyRole])[],
): ProgrammeParty[] {
  return parties.map(([slug, role], index) => ({
    programmeId,
    organisationId: organisationId(slug),
    role,
    position: index + 1,
  }));
}
