/**
 * A member that nothing in the hub knows of: Hội Cựu giáo chức, made of the kit alone. It runs in the test's process
 * with a database of its own, and has indicators, figures, activities and a type of its own.
 */

import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { Branch } from "@hub/figure-kit/branch";
import { createBranchModule } from "@hub/figure-kit/branch.module";
import { FlagSeverity } from "@hub/figure-kit/data-quality-flag";
import { defineFlags, type FlaggingModule } from "@hub/figure-kit/findings/flagged-type";
import { CreateBranches1795737600005 } from "@hub/figure-kit/migrations/create-branches";
import {
  IndicatorBasis,
  IndicatorDirection,
  IndicatorFrequency,
  IndicatorUnit,
} from "@hub/figure-kit/own-indicators/indicator-terms";
import { createReportingMember } from "@hub/figure-kit/reporting-member";
import { describe } from "@hub/subgraph-kit/describe";
import { GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { ObjectType } from "type-graphql";
import { Entity } from "typeorm";

@Entity("branch")
@GlobalNode({ prefix: "ftbranch" })
@ObjectType({
  description: describe("Một cấp Hội Cựu giáo chức.", "A branch of the Association of Former Teachers."),
})
export class FormerTeachersBranch extends Branch {}

/** A rule of the member's own, about a type of its own. */
const branchFlags = defineFlags(FormerTeachersBranch, {
  check: ({ name }) =>
    name.en === null
      ? [
          {
            rule: "NO_ENGLISH_NAME",
            severity: FlagSeverity.INFO,
            message: {
              vi: `“${name.vi}” chưa có tên tiếng Anh.`,
              en: `“${name.vi}” has no English name yet.`,
            },
          },
        ]
      : [],
  otherDoubts: ({ doubts }) => doubts,
  sourceOf: ({ sourceId }) => sourceId,
  unitOf: ({ unitId }) => unitId,
});

const branches: FlaggingModule = {
  ...createBranchModule(FormerTeachersBranch, {
    typeName: "FormerTeachersBranch",
    idPrefix: "ftbranch",
    prefix: "formerTeachers",
  }),
  flagged: [branchFlags],
};

export const FORMER_TEACHERS = "former-teachers";

export const formerTeachers = createReportingMember({
  name: FORMER_TEACHERS,
  prefix: "formerTeachers",
  indicators: [
    {
      code: "FT01",
      name: { vi: "Cựu giáo chức dạy lớp xóa mù chữ", en: "Former teachers who teach literacy classes" },
      unit: IndicatorUnit.COUNT,
      definition: {
        vi: "Số cựu giáo chức đứng lớp trong năm.",
        en: "Former teachers who taught in the year.",
      },
      levels: [AdministrativeLevel.COMMUNE, AdministrativeLevel.PROVINCE],
      historicalLevels: [AdministrativeLevel.DISTRICT],
      frequency: IndicatorFrequency.YEARLY,
      direction: IndicatorDirection.HIGHER_IS_BETTER,
      basis: [IndicatorBasis.PROPOSAL],
    },
  ],
  migrations: [CreateBranches1795737600005],
  modules: [branches],
});
