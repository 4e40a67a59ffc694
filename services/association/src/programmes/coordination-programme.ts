import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubtful } from "@hub/subgraph-kit/doubt";
import { CarriesDay } from "@hub/subgraph-kit/held-days";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { LocalizedText, Period } from "@hub/subgraph-kit/values";
import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { searchText } from "../search-text/search-words.js";

/** What organisations have agreed to do together, for a period, in a place. */
@Entity("coordination_programme")
@GlobalNode("CoordinationProgramme")
@CarriesDay()
@ObjectType({
  implements: [Changeable, Doubtful],
  description: describe(
    "Chương trình phối hợp giữa các cơ quan, tổ chức.",
    "A coordination programme between agencies and organisations.",
  ),
})
export class CoordinationProgramme {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => String, {
    description: describe(
      "Mã chương trình, ví dụ QT-2021-2025.",
      "The programme's code, such as QT-2021-2025.",
    ),
  })
  @Column("text")
  code!: string;

  @Field(() => LocalizedText, { description: describe("Tên chương trình.", "Title.") })
  @Column("jsonb")
  title!: LocalizedText;

  @Column("date", { name: "starts_on", nullable: true })
  startsOn!: string | null;

  @Column("date", { name: "ends_on", nullable: true })
  endsOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Giai đoạn như được in; trống nếu không được công bố. Nếu chỉ in năm thì các ngày được suy ra.",
      "The period as printed; null when none was. Its days are derived where it prints years only.",
    ),
  })
  @Column("text", { name: "printed_period", nullable: true })
  printedPeriod!: string | null;

  @Column("uuid", { name: "unit_id" })
  unitId!: string;

  @Field(() => Int, {
    nullable: true,
    description: describe(
      "Số cơ quan, đơn vị phối hợp theo nguồn; có thể nhiều hơn số được nêu tên.",
      "How many partners the source counts; it may name fewer.",
    ),
  })
  @Column("integer", { name: "declared_party_count", nullable: true })
  declaredPartyCount!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: describe(
      "Chu kỳ đánh giá luân phiên, tính bằng tháng.",
      "Months between two rotating evaluations.",
    ),
  })
  @Column("integer", { name: "evaluation_every_months", nullable: true })
  evaluationEveryMonths!: number | null;

  @Column("uuid", { name: "predecessor_id", nullable: true })
  predecessorId!: string | null;

  @Column("uuid", { name: "source_id" })
  sourceId!: string;

  @Field(() => Int, {
    description: describe(
      "Phiên bản, tăng một với mỗi thay đổi; gửi lại để không ghi đè thay đổi của người khác.",
      "Goes up by one with each change; send it back so as not to overwrite someone else's.",
    ),
  })
  @Column("integer")
  version!: number;

  @Field(() => Period, { description: describe("Giai đoạn.", "The period it is agreed for.") })
  get period(): Period {
    return { from: this.startsOn, to: this.endsOn };
  }

  @Column("text", { name: "search_text" })
  searchText!: string;
}

/** What searches look into, as `searchText` folds it. */
export function searchTextOfProgramme({
  code,
  title,
}: Pick<CoordinationProgramme, "code" | "title">): string {
  return searchText(`${code} ${title.vi}`, title.en);
}
