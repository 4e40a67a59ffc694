import { type Organisation, OrganisationType } from "@hub/association/organisations/organisation";
import { stableId } from "@hub/schema/stable-id";
import { ARTICLES } from "../sources.js";
import { UNITS } from "../units.js";

type Place = keyof typeof ARTICLES;

const {
  PARTY_COMMITTEE,
  GOVERNMENT,
  FATHERLAND_FRONT,
  SOCIO_POLITICAL,
  LEARNING_ASSOCIATION,
  ASSOCIATION,
  EDUCATION_DEPARTMENT,
  STEERING_COMMITTEE,
  PRESS,
} = OrganisationType;

const NAMED: readonly (readonly [slug: string, Place, OrganisationType, vi: string, en: string])[] = [
  ["gia-lam-huyen-uy", "giaLam", PARTY_COMMITTEE, "Huyện ủy Gia Lâm", "Party Committee of Gia Lâm district"],
  [
    "gia-lam-ban-thuong-vu-huyen-uy",
    "giaLam",
    PARTY_COMMITTEE,
    "Ban Thường vụ Huyện ủy Gia Lâm",
    "Standing Board of the Party Committee of Gia Lâm district",
  ],
  ["gia-lam-ubnd", "giaLam", GOVERNMENT, "UBND huyện Gia Lâm", "People's Committee of Gia Lâm district"],
  [
    "gia-lam-mttq",
    "giaLam",
    FATHERLAND_FRONT,
    "Mặt trận Tổ quốc huyện Gia Lâm",
    "Fatherland Front of Gia Lâm district",
  ],
  [
    "gia-lam-hoi-khuyen-hoc",
    "giaLam",
    LEARNING_ASSOCIATION,
    "Hội Khuyến học huyện Gia Lâm",
    "Association for Promoting Education of Gia Lâm district",
  ],
  ["son-la-tinh-uy", "sonLa", PARTY_COMMITTEE, "Tỉnh ủy Sơn La", "Party Committee of Sơn La province"],
  [
    "son-la-so-gddt",
    "sonLa",
    EDUCATION_DEPARTMENT,
    "Sở Giáo dục và Đào tạo tỉnh Sơn La",
    "Department of Education and Training of Sơn La province",
  ],
  [
    "son-la-hoi-khuyen-hoc",
    "sonLa",
    LEARNING_ASSOCIATION,
    "Hội Khuyến học tỉnh Sơn La",
    "Association for Promoting Education of Sơn La province",
  ],
  [
    "son-la-mttq",
    "sonLa",
    FATHERLAND_FRONT,
    "Ủy ban trung ương Mặt trận Tổ quốc Việt Nam tỉnh Sơn La",
    "“Central Committee” of the Viet Nam Fatherland Front of Sơn La province",
  ],
  [
    "son-la-doan-thanh-nien",
    "sonLa",
    SOCIO_POLITICAL,
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Sơn La",
    "Ho Chi Minh Communist Youth Union of Sơn La province",
  ],
  [
    "son-la-hoi-lhpn",
    "sonLa",
    SOCIO_POLITICAL,
    "Hội Liên hiệp Phụ nữ tỉnh Sơn La",
    "Women's Union of Sơn La province",
  ],
  [
    "son-la-hoi-nong-dan",
    "sonLa",
    SOCIO_POLITICAL,
    "Hội Nông dân tỉnh Sơn La",
    "Farmers' Union of Sơn La province",
  ],
  [
    "son-la-hoi-cuu-giao-chuc",
    "sonLa",
    ASSOCIATION,
    "Hội Cựu giáo chức tỉnh Sơn La",
    "Association of Former Teachers of Sơn La province",
  ],
  [
    "son-la-hoi-nguoi-cao-tuoi",
    "sonLa",
    ASSOCIATION,
    "Hội Người cao tuổi tỉnh Sơn La",
    "Association of the Elderly of Sơn La province",
  ],
  [
    "son-la-dai-pt-th",
    "sonLa",
    PRESS,
    "Đài Phát thanh và Truyền hình tỉnh Sơn La",
    "Radio and Television of Sơn La province",
  ],
  ["son-la-bao", "sonLa", PRESS, "Báo Sơn La", "Sơn La newspaper"],
  ["quan-11-quan-uy", "district11", PARTY_COMMITTEE, "Quận ủy Quận 11", "Party Committee of District 11"],
  ["quan-11-ubnd", "district11", GOVERNMENT, "Ủy ban nhân dân Quận 11", "People's Committee of District 11"],
  [
    "quan-11-phong-gddt",
    "district11",
    EDUCATION_DEPARTMENT,
    "Phòng Giáo dục và Đào tạo Quận 11",
    "Education and Training Office of District 11",
  ],
  [
    "quan-11-hoi-khuyen-hoc",
    "district11",
    LEARNING_ASSOCIATION,
    "Hội khuyến học Quận 11",
    "Association for Promoting Education of District 11",
  ],
  [
    "quan-11-ban-chi-dao",
    "district11",
    STEERING_COMMITTEE,
    "Ban Chỉ đạo Xây dựng xã hội học tập Quận 11",
    "Steering Committee for Building a Learning Society of District 11",
  ],
  [
    "dong-thap-ubnd",
    "dongThap",
    GOVERNMENT,
    "UBND tỉnh Đồng Tháp",
    "People's Committee of Đồng Tháp province",
  ],
  [
    "dong-thap-ban-tuyen-giao",
    "dongThap",
    PARTY_COMMITTEE,
    "Ban Tuyên giáo Tỉnh ủy Đồng Tháp",
    "Propaganda and Education Commission of the Party Committee of Đồng Tháp province",
  ],
  [
    "dong-thap-so-gddt",
    "dongThap",
    EDUCATION_DEPARTMENT,
    "Sở Giáo dục và Đào tạo tỉnh Đồng Tháp",
    "Department of Education and Training of Đồng Tháp province",
  ],
  [
    "dong-thap-hoi-khuyen-hoc",
    "dongThap",
    LEARNING_ASSOCIATION,
    "Hội Khuyến học tỉnh Đồng Tháp",
    "Association for Promoting Education of Đồng Tháp province",
  ],
  [
    "quang-tri-hoi-khuyen-hoc",
    "quangTri",
    LEARNING_ASSOCIATION,
    "Hội Khuyến học tỉnh Quảng Trị",
    "Association for Promoting Education of Quảng Trị province",
  ],
];

/** When they ended, if they have, was not published. */
export const ORGANISATIONS: Omit<Organisation, "flags">[] = [
  ...NAMED.map(([slug, place, type, vi, en]) => ({
    id: organisationId(slug),
    name: { vi, en },
    type,
    unitId: UNITS[place],
    endedOn: null,
    source: ARTICLES[place],
  })),
  {
    id: organisationId("tp-hcm-so-gddt"),
    name: {
      vi: "Sở Giáo dục và Đào tạo Thành phố Hồ Chí Minh",
      en: "Department of Education and Training of Ho Chi Minh City",
    },
    type: EDUCATION_DEPARTMENT,
    unitId: UNITS.hoChiMinhCity,
    endedOn: null,
    source: ARTICLES.district11,
  },
];

export function organisationId(slug: string): string {
  return stableId("organisation", slug);
}
