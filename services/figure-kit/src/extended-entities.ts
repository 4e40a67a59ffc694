import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { describe } from "@hub/subgraph-kit/describe";
import type { ReferenceResolver } from "@hub/subgraph-kit/federated-schema";
import { CarriesDay } from "@hub/subgraph-kit/held-days";
import { GlobalId } from "@hub/subgraph-kit/ids/global-node";
import { CarriesVersion } from "@hub/subgraph-kit/told-version";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Entities of the association as the other members know them: by their key. */

@Directive('@key(fields: "id")')
@CarriesDay()
@ObjectType("AdministrativeUnit", {
  description: describe(
    "Đơn vị hành chính, có hiệu lực theo thời gian.",
    "An administrative unit, valid through time.",
  ),
})
export class AdministrativeUnitExtension {
  @GlobalId()
  id!: string;
}

@Directive('@key(fields: "id")')
@CarriesDay()
@ObjectType("CoordinationProgramme", {
  description: describe(
    "Chương trình phối hợp giữa các cơ quan, tổ chức.",
    "A coordination programme between agencies and organisations.",
  ),
})
export class CoordinationProgrammeExtension {
  @GlobalId()
  id!: string;
}

@Directive('@key(fields: "id")')
@CarriesDay()
@ObjectType("Commitment", {
  description: describe(
    "Một nội dung phối hợp trong chương trình.",
    "A commitment within a coordination programme.",
  ),
})
export class CommitmentExtension {
  @GlobalId()
  id!: string;
}

@Directive('@key(fields: "code", resolvable: false)')
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("Indicator", {
  description: describe("Chỉ số dùng chung.", "A shared indicator."),
})
export class IndicatorReference {
  @GlobalId()
  id!: string;

  @Field(() => String, {
    description: describe("Mã chỉ số, ví dụ LM01.", "The indicator's code, such as LM01."),
  })
  code!: string;
}

@Directive('@key(fields: "id", resolvable: false)')
@CarriesVersion()
@ObjectType("FigureSeries", {
  description: describe(
    "Chuỗi số liệu: một chỉ số tại một đơn vị hành chính, do một thành viên báo cáo.",
    "A series of figures: one indicator in one administrative unit, as one member reports it.",
  ),
})
export class FigureSeriesReference {
  @GlobalId()
  id!: string;
}

@Directive('@key(fields: "id", resolvable: false)')
@CarriesDay()
@ObjectType("Organisation", {
  description: describe(
    "Cơ quan, tổ chức tham gia công tác khuyến học.",
    "An organisation that takes part in promoting learning.",
  ),
})
export class OrganisationReference {
  @Field(() => ID, {
    description: describe(
      "Mã định danh trong toàn hub, không đổi.",
      "Its id in the whole hub; it never changes.",
    ),
  })
  id!: string;
}

const knownByItsId: ReferenceResolver = async ({ id }) => (isUuid(id) ? { id } : null);

/** For members that only extend these entities: whether the id exists is for the association to say. */
export const extendedEntities: MemberModule = {
  orphanedTypes: [AdministrativeUnitExtension, CoordinationProgrammeExtension, CommitmentExtension],
  references: {
    AdministrativeUnit: knownByItsId,
    CoordinationProgramme: knownByItsId,
    Commitment: knownByItsId,
  },
};
