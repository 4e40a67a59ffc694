import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubtful } from "@hub/subgraph-kit/doubt";
import { CarriesDay } from "@hub/subgraph-kit/held-days";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { Field, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

/**
 * A territory with an administration, as long as it is the same territory. Name, kind, official code and parent
 * may change meanwhile: they are on its versions. Official codes are reused for other units; ids are not.
 */
@Entity("administrative_unit")
@GlobalNode("AdministrativeUnit")
@CarriesDay()
@ObjectType({
  implements: [Changeable, Doubtful],
  description: describe(
    "Đơn vị hành chính, có hiệu lực theo thời gian; tên và mã chính thức có thể đổi, mã nội bộ thì không.",
    "An administrative unit, valid through time; its name and official code may change, its id does not.",
  ),
})
export class AdministrativeUnit {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => AdministrativeLevel, { description: describe("Cấp hành chính.", "Administrative level.") })
  @Column("text")
  level!: AdministrativeLevel;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày đầu tiên có hiệu lực; trống nếu đã có trước danh mục đầu tiên (1/3/2025).",
      "First day in force; null when it existed before the first register (1 March 2025).",
    ),
  })
  @Column("date", { name: "valid_from", nullable: true })
  validFrom!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày cuối còn hiệu lực, dù hỏi về ngày nào; trống nếu đang có.",
      "Last day in force, whatever day is asked about; null while in force.",
    ),
  })
  @Column("date", { name: "valid_to", nullable: true })
  endedOn!: string | null;
}
