import { describe } from "@hub/subgraph-kit/describe";
import { registerEnumType } from "type-graphql";

export enum EducationStandard {
  PRESCHOOL_5 = "PRESCHOOL_5",
  PRIMARY = "PRIMARY",
  LOWER_SECONDARY = "LOWER_SECONDARY",
  LITERACY = "LITERACY",
}
registerEnumType(EducationStandard, {
  name: "EducationStandard",
  description: describe(
    "Chuẩn phổ cập giáo dục, xóa mù chữ.",
    "A standard of universal education and literacy.",
  ),
  valuesConfig: {
    PRESCHOOL_5: {
      description: describe(
        "Phổ cập giáo dục mầm non cho trẻ em 5 tuổi; không chia mức độ.",
        "Universal preschool education at the age of five; it has no levels.",
      ),
    },
    PRIMARY: { description: describe("Phổ cập giáo dục tiểu học.", "Universal primary education.") },
    LOWER_SECONDARY: {
      description: describe("Phổ cập giáo dục trung học cơ sở.", "Universal lower-secondary education."),
    },
    LITERACY: { description: describe("Xóa mù chữ.", "Literacy.") },
  },
});

/** The standard's short name in a sentence. */
export const STANDARD_NAMES: Readonly<Record<EducationStandard, { vi: string; en: string }>> = {
  [EducationStandard.PRESCHOOL_5]: { vi: "mầm non 5 tuổi", en: "preschool" },
  [EducationStandard.PRIMARY]: { vi: "tiểu học", en: "primary" },
  [EducationStandard.LOWER_SECONDARY]: { vi: "trung học cơ sở", en: "lower-secondary" },
  [EducationStandard.LITERACY]: { vi: "xóa mù chữ", en: "literacy" },
};
