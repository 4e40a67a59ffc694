import type { Task } from "@hub/association/tasks/task";
import { stableId } from "@hub/schema/stable-id";
import { ARTICLES } from "../sources.js";
import { UNITS } from "../units.js";
import { documentId } from "./documents.js";

interface Text {
  readonly vi: string;
  readonly en: string;
}

interface TaskRow {
  readonly title: Text;
  /** Null where the source names nobody. */
  readonly owner: Text | null;
  readonly printedText: string;
}

const DISTRICT_GOVERNMENT = { vi: "UBND huyện", en: "The district's People's Committee" };
const PARTY_COMMITTEES = { vi: "Các cấp ủy, tổ chức đảng", en: "Party committees and organisations" };

const GIA_LAM: readonly TaskRow[] = [
  {
    title: {
      vi: "Đẩy mạnh tuyên truyền tư tưởng Hồ Chí Minh, các nghị quyết về giáo dục và đào tạo, mô hình xã hội học tập",
      en: "Communicate Hồ Chí Minh's thought, the resolutions on education and the model of a learning society",
    },
    owner: {
      vi: "Các cấp ủy đảng, chính quyền, MTTQ và các tổ chức CT-XH",
      en: "Party committees, government, Fatherland Front and socio-political organisations",
    },
    printedText:
      "đẩy mạnh công tác tuyên truyền trong cán bộ, đảng viên, đoàn viên, hội viên và Nhân dân về tư tưởng Hồ Chí Minh, các Nghị quyết của Trung ương, Thành ùy Hà Nội, Huyện ủy Gia Lâm về giáo dục và đào tạo, mô hình xã hội học tập",
  },
  {
    title: {
      vi: "Quán triệt trách nhiệm của cấp ủy, chính quyền, MTTQ, đoàn thể, trước hết là người đứng đầu",
      en: "Make clear the responsibility of party committee, government, Front and unions, the heads first",
    },
    owner: { vi: "Các cấp ủy Đảng", en: "Party committees" },
    printedText:
      "tiếp tục chỉ đạo quán triệt sâu sắc việc duy trì và nâng cao chất lượng, hiệu quả công tác khuyến học, khuyến tài, xây dựng xã hội học tập là trách nhiệm của cấp ủy Đảng, chính quyền, MTTQ và các đoàn thể nhân dân, trước hết là người đứng đầu",
  },
  {
    title: {
      vi: "Giải quyết khó khăn, vướng mắc khi thực hiện Chỉ thị 11-CT/TW và Đề án 2012–2020",
      en: "Solve the difficulties in implementing Directive 11-CT/TW and the scheme 2012–2020",
    },
    owner: null,
    printedText:
      "Tập trung chỉ đạo, giải quyết các khó khăn, vướng mắc trong quá trình thực hiện Chỉ thị số 11-CT/TW của Bộ Chính trị và Đề án “Xây dựng xã hội học tập, giai đoạn 2012 - 2020” của Thủ tướng Chính phủ",
  },
  {
    title: {
      vi: "Mỗi tổ chức Đảng, cán bộ, đảng viên và gia đình trở thành đơn vị, công dân, gia đình học tập",
      en: "Every Party organisation a learning unit, every official and member a learning citizen, their families learning families",
    },
    owner: {
      vi: "Mỗi tổ chức Đảng, cán bộ, đảng viên và gia đình cán bộ, đảng viên",
      en: "Every Party organisation, official and member, and their families",
    },
    printedText:
      "Phấn đấu mỗi tổ chức Đảng, cán bộ, đảng viên và gia đình cán bộ, đảng viên trở thành đơn vị học tập, công dân học tập và gia đình học tập, làm nòng cốt trong việc xây dựng các mô hình học tập trong Nhân dân",
  },
  {
    title: {
      vi: "Củng cố tổ chức Hội Khuyến học ở cộng đồng, phát triển trong cơ quan, đơn vị, doanh nghiệp; tạo phong trào thi đua",
      en: "Strengthen the association in communities, develop it in agencies and enterprises, and create an emulation movement",
    },
    owner: null,
    printedText:
      "Chỉ đạo củng cố và phát triển các tổ chức Hội Khuyến học ở cộng đồng dân cư; phát triển công tác khuyến học trong các cơ quan, đơn vị, doanh nghiệp, tạo nên phong trào thi đua khuyến học, khuyến tài, học tập suốt đời sôi nổi, rộng khắp",
  },
  {
    title: {
      vi: "Gắn tiêu chí mô hình học tập, gia đình học tập, đơn vị học tập với mô hình văn hóa và danh hiệu thi đua",
      en: "Tie the criteria of learning models, families and units to the cultural models and emulation titles",
    },
    owner: null,
    printedText:
      "gắn kết các tiêu chí công nhận mô hình học tập, gia đình học tập, đơn vị học tập... với việc công nhận các mô hình văn hóa, với các danh hiệu thi đua",
  },
  {
    title: {
      vi: "Đầu tư cơ sở vật chất trường học, trường đạt chuẩn quốc gia; bồi dưỡng cán bộ, giáo viên; CNTT; ngoại ngữ; kỹ năng sống",
      en: "Invest in schools and schools of national standard; train staff; IT; foreign languages; life skills",
    },
    owner: DISTRICT_GOVERNMENT,
    printedText:
      "UBND huyện tập trung thực hiện kế hoạch đầu tư cơ sở vật chất cho các trường học, xây dựng trường đạt chuẩn quốc gia; chương trình, kế hoạch thực hiện đào tạo, bồi dưỡng nâng cao trình độ cán bộ, giáo viên đảm bảo thiết thực, hiệu quả, tránh lãng phí; tăng cường ứng dụng CNTT, triển khai thực hiện tốt mô hình trường học điện tử; rà soát, nâng cao chất lượng giáo dục ngoại ngữ trong các nhà trường; xây dựng chương trình giáo dục ngoại khóa, kỹ năng sống cho học sinh...",
  },
  {
    title: {
      vi: "Nâng cao chất lượng trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên và trung tâm học tập cộng đồng",
      en: "Raise the quality of the vocational and continuing education centre and the community learning centres",
    },
    owner: null,
    printedText:
      "Nâng cao chất lượng, hiệu quả hoạt động của Trung tâm giáo dục nghề nghiệp và giáo dục thường xuyên; tạo điều kiện cho các trung tâm học tập cộng đồng ở các xã, thị trấn hoạt động có hiệu quả; gắn kết chặt chẽ nội dung hoạt động của trung tâm học tập cộng đồng với chương trình nâng cao năng lực, kiến thức cho lao động nông thôn",
  },
  {
    title: {
      vi: "Đẩy mạnh xã hội hoá; tôn vinh người đóng góp; thu hút sinh viên tốt nghiệp xuất sắc, cán bộ khoa học trẻ",
      en: "Win society's support, honour those who contribute, attract excellent graduates and young scientists",
    },
    owner: null,
    printedText:
      "Đẩy mạnh công tác xã hội hoá, tạo môi trường thuận lợi, khuyến khích, tôn vinh các tập thể, cá nhân đóng góp các nguồn lực cho giáo dục và đào tạo, cho công tác khuyến học, khuyến tài, xây dựng xã hội học tập; Thực hiện tốt chủ trương, chính sách của Trung ương, Thành phố về chính sách thu hút, tạo nguồn cán bộ từ sinh viên tốt nghiệp xuất sắc, cán bộ khoa học trẻ",
  },
  {
    title: {
      vi: "Xây dựng kế hoạch tổ chức thực hiện, động viên Nhân dân tham gia",
      en: "Make a plan of implementation and win the people for it",
    },
    owner: {
      vi: "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội huyện",
      en: "The district's Fatherland Front and socio-political organisations",
    },
    printedText:
      "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội huyện chủ động xây dựng kể hoạch tổ chức thực hiện và động viên Nhân dân tích cực tham gia công tác khuyến học, khuyến tài, học tập suốt đời và xây dựng xã hội học tập, coi đây là một nội dung quan trọng trong cuộc vận động xây dựng nông thôn mới, đô thị văn minh",
  },
  {
    title: {
      vi: "Phát huy vai trò nòng cốt trong liên kết, phối hợp; xây dựng mô hình “Đơn vị học tập”",
      en: "Be the core of coordination, and build the model “learning unit”",
    },
    owner: { vi: "Hội Khuyến học huyện", en: "The district's Association for Promoting Education" },
    printedText:
      "Hội Khuyến học huyện tiếp tục phát huy vai trò nòng cốt trong liên kết, phối hợp, thúc đẩy phong trào khuyến học, khuyến tài, xây dựng xã hội học tập, xây dựng mô hình “Đơn vị học tập” ở các địa phương, cơ quan, đơn vị",
  },
];

const DONG_THAP: readonly TaskRow[] = [
  {
    title: {
      vi: "Quán triệt các văn bản của Trung ương, nhất là Công văn 332 của Tỉnh ủy",
      en: "Make known the central documents, and above all Official Letter 332 of the provincial Party Committee",
    },
    owner: PARTY_COMMITTEES,
    printedText:
      "đề nghị các cấp ủy, tổ chức đảng quan tâm quán triệt các văn bản của Trung ương về KH, khuyến tài và xây dựng xã hội học tập, nhất là Công văn số 332 của Tỉnh ủy trong toàn hệ thống chính trị của địa phương",
  },
  {
    title: {
      vi: "Phát huy vai trò lãnh đạo; định hướng, giao nhiệm vụ cho Hội Khuyến học",
      en: "Lead; give the association its direction and tasks",
    },
    owner: PARTY_COMMITTEES,
    printedText:
      "Phát huy vai trò lãnh đạo, chỉ đạo của cấp ủy, tổ chức đảng trong thực hiện công tác KH; định hướng, giao nhiệm vụ cho Hội KH trong thực hiện nhiệm vụ KH",
  },
  {
    title: {
      vi: "Xây dựng, nhân rộng các mô hình học tập (công dân, gia đình, dòng họ, đơn vị học tập)",
      en: "Build and spread the learning models (citizen, family, clan, unit)",
    },
    owner: PARTY_COMMITTEES,
    printedText:
      "tăng cường xây dựng, nhân rộng các mô hình học tập (công dân, gia đình, dòng họ, đơn vị học tập)",
  },
  {
    title: {
      vi: "Tự giác học tập, thực hiện mô hình công dân học tập để nêu gương",
      en: "Learn of one's own accord and set the example of a learning citizen",
    },
    owner: {
      vi: "Mỗi cán bộ, đảng viên, đặc biệt là người đứng đầu của đơn vị",
      en: "Every official and Party member, above all the heads of units",
    },
    printedText:
      "Mỗi cán bộ, đảng viên, đặc biệt là người đứng đầu của đơn vị nên tự giác học tập, thực hiện mô hình công dân học tập, nhằm phát huy vai trò nêu gương về tinh thần tự học trong toàn Đảng bộ của tỉnh",
  },
  {
    title: {
      vi: "Đổi mới nội dung, phương thức hoạt động; tham mưu cấp ủy; vận động nguồn lực xã hội",
      en: "Renew content and methods, advise the Party committees, mobilise society's resources",
    },
    owner: { vi: "Hội Khuyến học các cấp", en: "The association at all levels" },
    printedText:
      "Hội KH các cấp cần chủ động đổi mới nội dung, phương thức hoạt động; phát huy vai trò tham mưu với cấp ủy để giải quyết các vấn đề phát sinh trong thực hiện nhiệm vụ; đẩy mạnh vận động nguồn lực xã hội để thực hiện tốt công tác KH",
  },
  {
    title: {
      vi: "Tham gia mạng lưới thành phố học tập toàn cầu",
      en: "Join the Global Network of Learning Cities",
    },
    owner: { vi: "Các địa phương", en: "The localities" },
    printedText: "các địa phương nên chủ động tham gia mạng lưới thành phố học tập toàn cầu",
  },
  {
    title: {
      vi: "Biểu dương, khen thưởng mô hình hay, cá nhân có nghĩa cử đẹp về khuyến học",
      en: "Commend and reward good models and individuals",
    },
    owner: { vi: "Các địa phương", en: "The localities" },
    printedText:
      "biểu dương, khen thưởng các mô hình hay, cá nhân có nghĩa cử đẹp về công tác KH nhằm lan tỏa phong trào KH, khuyến tài và xây dựng xã hội học tập trong cộng đồng",
  },
];

const DISTRICT_11: readonly TaskRow[] = [
  {
    title: {
      vi: "Lãnh đạo tổ chức Đảng là hạt nhân của phong trào toàn dân xây dựng xã hội học tập",
      en: "Make the Party organisations the core of the movement for a learning society",
    },
    owner: { vi: "Các cấp ủy", en: "Party committees" },
    printedText:
      "tôi đề nghị các cấp ủy phải tập trung lãnh đạo tổ chức Đảng luôn luôn là hạt nhân của phong trào toàn dân xây dựng xã hội học tập",
  },
  {
    title: {
      vi: "Tăng cường chỉ đạo, phối hợp nâng cao chất lượng các mô hình học tập",
      en: "Lead and coordinate more strongly for better learning models",
    },
    owner: {
      vi: "UBND các phường, Thủ trưởng các cơ quan, đơn vị",
      en: "The wards' People's Committees and the heads of agencies and units",
    },
    printedText:
      "Đề nghị UBND các phường, Thủ trưởng các cơ quan, đơn vị cần tăng cường chỉ đạo, phối hợp nâng cao chất lượng hoạt động của các mô hình học tập",
  },
  {
    title: {
      vi: "Cán bộ, công chức gương mẫu là công dân học tập, gia đình học tập; cơ quan, trường học là đơn vị học tập",
      en: "Officials set the example as learning citizens and families; agencies and schools are learning units",
    },
    owner: { vi: "Cán bộ, công chức, cơ quan, đơn vị trường học", en: "Officials, agencies and schools" },
    printedText:
      "phấn đấu mỗi cán bộ, công chức phải gương mẫu trở thành “Công dân học tập”, gia đình cán bộ, công chức phải trở thành “Gia đình học tập”, mỗi cơ quan, đơn vị trường học phải là “Đơn vị học tập”",
  },
  {
    title: {
      vi: "Phối hợp tuyên truyền sâu rộng các chủ trương của Đảng, Nhà nước",
      en: "Communicate the policies of Party and State together",
    },
    owner: {
      vi: "Ban chỉ đạo xây dựng xã hội học tập quận, phường và các đơn vị",
      en: "The steering committees of the district and wards, and the units",
    },
    printedText:
      "Ban chỉ đạo xây dựng xã hội học tập quận, phường và các đơn vị cần tiếp tục phối hợp, thực hiện tốt công tác tuyên truyền sâu rộng các chủ trương của Đảng, Nhà nước đến nhân dân nhằm khơi dậy truyền thống hiếu học cuả dân tộc Việt Nam",
  },
  {
    title: {
      vi: "Gắn khuyến học, khuyến tài với môi trường giáo dục lành mạnh, khởi nghiệp, giảm nghèo bền vững, đời sống văn hóa",
      en: "Tie the promotion of learning to healthy education, start-ups, lasting poverty reduction and cultural life",
    },
    owner: {
      vi: "Ban chỉ đạo xây dựng xã hội học tập quận, phường và các đơn vị",
      en: "The steering committees of the district and wards, and the units",
    },
    printedText:
      "gắn việc phát triển phong trào khuyến học, khuyến tài với xây dựng môi trường giáo dục lành mạnh, học đi đôi với hành, với phong trào khởi nghiệp, làm kinh tế giỏi, giảm nghèo bền vững và xây dựng đời sống văn hóa ở cơ sở",
  },
  {
    title: {
      vi: "Phát huy kết quả, khắc phục hạn chế, thực hiện yêu cầu của Đại hội Đảng bộ quận nhiệm kỳ 2020–2025",
      en: "Build on the results, mend the shortcomings, and meet what the district's Party Congress 2020–2025 wants",
    },
    owner: {
      vi: "Ban Chỉ đạo Xây dựng xã hội học tập Quận và 16 Phường",
      en: "The steering committees of the district and its 16 wards",
    },
    printedText:
      "Ban Chỉ đạo Xây dựng xã hội học tập Quận và 16 Phường tiếp tục phát huy những kết quả đã đạt được, khắc phục những hạn chế, thiếu sót, đẩy mạnh hoạt động đưa công tác xây dựng xã hội học tập, khuyến học, khuyến tài trở thành một phong trào rộng rãi hơn nữa",
  },
];

export const TASKS: Task[] = [
  ...tasksOf(GIA_LAM, {
    prefix: "GL",
    unitId: UNITS.giaLam,
    documentId: documentId("15-TT/HU"),
    source: ARTICLES.giaLam,
  }),
  ...tasksOf(DONG_THAP, {
    prefix: "DT",
    unitId: UNITS.dongThap,
    documentId: null,
    source: ARTICLES.dongThap,
  }),
  ...tasksOf(DISTRICT_11, {
    prefix: "Q11",
    unitId: UNITS.district11,
    documentId: null,
    source: ARTICLES.district11,
  }),
];

function tasksOf(
  rows: readonly TaskRow[],
  { prefix, ...origin }: { prefix: string } & Pick<Task, "unitId" | "documentId" | "source">,
): Task[] {
  return rows.map((row, index) => ({
    ...row,
    ...origin,
    id: stableId("task", `${prefix}-${index + 1}`),
    code: `${prefix}-${index + 1}`,
    position: index + 1,
  }));
}
