import { type Conference, ConferenceKind, ConferenceMode } from "@hub/association/conferences/conference";
import type { ConferenceDocument } from "@hub/association/conferences/conference-document";
import { stableId } from "@hub/schema/stable-id";
import { ARTICLES } from "../sources.js";
import { UNITS } from "../units.js";
import { documentId } from "./documents.js";

const DISTRICT_11_REVIEW = stableId("conference", "quan-11-2020-10-29");
const DONG_THAP_ONLINE = stableId("conference", "dong-thap-2022-11-01");

export const CONFERENCES: Conference[] = [
  {
    id: DISTRICT_11_REVIEW,
    title: {
      vi: "Hội nghị Tổng kết thực hiện Quyết định 89/QĐ-TTg phê duyệt Đề án “Xây dựng xã hội học tập giai đoạn 2012-2020” của Quận 11",
      en: "Final review of Decision 89/QĐ-TTg on the scheme “Building a learning society, 2012–2020” in District 11",
    },
    kind: ConferenceKind.FINAL_REVIEW,
    mode: ConferenceMode.IN_PERSON,
    heldOn: "2020-10-29",
    unitId: UNITS.district11,
    printedDocuments:
      "Hội nghị Tổng kết thực hiện quyết định 89/QĐ-TTG của Thủ Tướng Chính Phủ phê duyệt Đề án “Xây dựng xã hội học tập giai đoạn 2012-2020”",
    source: ARTICLES.district11,
  },
  {
    id: DONG_THAP_ONLINE,
    title: {
      vi: "Hội nghị trực tuyến quán triệt Kết luận, Chỉ thị, Quyết định của Trung ương Đảng, Chính phủ về công tác khuyến học, khuyến tài, xây dựng xã hội học tập đến năm 2030",
      en: "Online conference to make known the conclusions, directives and decisions of the Party and the Government on promoting learning until 2030",
    },
    kind: ConferenceKind.DISSEMINATION,
    mode: ConferenceMode.ONLINE,
    heldOn: "2022-11-01",
    unitId: UNITS.dongThap,
    printedDocuments:
      "quán triệt nội dung của một số văn bản: Chỉ thị số 14 ngày 25/5/2021 của Thủ tướng Chính phủ về đẩy mạnh công tác KH, khuyến tài, xây dựng xã hội học tập giai đoạn 2021 - 2030; Quyết định số 677 ngày 3/6/2022 của Thủ tướng Chính phủ về việc phê duyệt Chương trình “Xây dựng mô hình công dân học tập giai đoạn 2021 - 2030”;...",
    source: ARTICLES.dongThap,
  },
];

export const CONFERENCE_DOCUMENTS: ConferenceDocument[] = [
  ...documentsOf(DISTRICT_11_REVIEW, ["89/QĐ-TTg"]),
  ...documentsOf(DONG_THAP_ONLINE, ["49-KL/TW", "332", "14/CT-TTg", "677/QĐ-TTg"]),
];

function documentsOf(conferenceId: string, numbers: readonly string[]): ConferenceDocument[] {
  return numbers.map((number, index) => ({
    conferenceId,
    documentId: documentId(number),
    position: index + 1,
  }));
}
