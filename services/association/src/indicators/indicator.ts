import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import {
  IndicatorBasis,
  IndicatorDirection,
  IndicatorFrequency,
  IndicatorUnit,
} from "@hub/figure-kit/own-indicators/indicator-terms";
import { Changeable } from "@hub/subgraph-kit/change";
import { connectionType } from "@hub/subgraph-kit/connection";
import { describe } from "@hub/subgraph-kit/describe";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { Directive, Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { searchText } from "../search-text/search-words.js";

registerEnumType(IndicatorUnit, {
  name: "IndicatorUnit",
  description: describe("Đơn vị tính của chỉ số.", "What an indicator is measured in."),
  valuesConfig: {
    PERCENT: {
      description: describe("Phần trăm, từ tử số và mẫu số.", "Per cent, of a numerator and denominator."),
    },
    COUNT: { description: describe("Số đếm.", "A count.") },
    VND: { description: describe("Đồng Việt Nam.", "Vietnamese đồng.") },
    LEVEL: { description: describe("Mức độ đạt chuẩn.", "A level of a standard.") },
  },
});

registerEnumType(IndicatorFrequency, {
  name: "IndicatorFrequency",
  description: describe("Kỳ báo cáo của chỉ số.", "How often an indicator is reported."),
  valuesConfig: {
    YEARLY: { description: describe("Hằng năm.", "Every year.") },
    HALF_YEARLY: { description: describe("Sáu tháng một lần.", "Every six months.") },
    PER_EVENT: { description: describe("Theo từng sự kiện.", "For each event.") },
    SNAPSHOT: { description: describe("Tại một thời điểm.", "At a moment.") },
  },
});

registerEnumType(IndicatorDirection, {
  name: "IndicatorDirection",
  description: describe("Chiều mong muốn của chỉ số.", "Which way an indicator should go."),
  valuesConfig: {
    HIGHER_IS_BETTER: { description: describe("Càng cao càng tốt.", "The higher the better.") },
    LOWER_IS_BETTER: { description: describe("Càng thấp càng tốt.", "The lower the better.") },
    NEUTRAL: { description: describe("Không có chiều mong muốn.", "Neither way is better.") },
  },
});

registerEnumType(IndicatorBasis, {
  name: "IndicatorBasis",
  description: describe("Căn cứ của chỉ số.", "What an indicator is founded on."),
  valuesConfig: {
    PUBLISHED_FIGURE: {
      description: describe("Có trong báo cáo đã công bố.", "Stands in a published report."),
    },
    LEGAL_DOCUMENT: {
      description: describe("Có trong quyết định hoặc thông tư.", "Stands in a decision or circular."),
    },
    PROPOSAL: { description: describe("Được đề xuất cho hệ thống.", "Proposed for the hub.") },
    DERIVED: { description: describe("Tính từ chỉ số khác.", "Computed from other indicators.") },
  },
});

/** What all members measure alike, so that their figures can stand beside each other. */
@Entity("indicator")
@Directive('@key(fields: "code")')
@GlobalNode("Indicator")
@ObjectType({
  implements: [Changeable],
  description: describe("Chỉ số dùng chung.", "A shared indicator."),
})
export class Indicator {
  @GlobalId()
  get id(): string {
    return this.code;
  }

  @Field(() => String, {
    description: describe("Mã chỉ số, ví dụ LM01.", "The indicator's code, such as LM01."),
  })
  @PrimaryColumn("text")
  code!: string;

  @Field(() => LocalizedText, { description: describe("Tên.", "Name.") })
  @Column("jsonb")
  name!: LocalizedText;

  @Field(() => IndicatorUnit, { description: describe("Đơn vị tính.", "What it is measured in.") })
  @Column("text")
  unit!: IndicatorUnit;

  @Field(() => LocalizedText, {
    description: describe("Cách tính: tử số và mẫu số, hoặc cách đếm.", "How it is computed or counted."),
  })
  @Column("jsonb")
  definition!: LocalizedText;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Thành viên báo cáo chỉ số, ví dụ `education`; trống nếu mỗi thành viên đều báo cáo.",
      "The member that reports it, such as `education`; null when each member does.",
    ),
  })
  @Column("text", { nullable: true })
  owner!: string | null;

  @Field(() => [AdministrativeLevel], {
    description: describe("Các cấp báo cáo hiện nay.", "Levels at which it is reported now."),
  })
  @Column("text", { array: true })
  levels!: AdministrativeLevel[];

  @Field(() => [AdministrativeLevel], {
    description: describe("Các cấp chỉ có số liệu cũ.", "Levels with figures of the past only."),
  })
  @Column("text", { name: "historical_levels", array: true })
  historicalLevels!: AdministrativeLevel[];

  @Field(() => IndicatorFrequency, { description: describe("Kỳ báo cáo.", "How often it is reported.") })
  @Column("text")
  frequency!: IndicatorFrequency;

  @Field(() => IndicatorDirection, { description: describe("Chiều mong muốn.", "Which way it should go.") })
  @Column("text")
  direction!: IndicatorDirection;

  @Field(() => [IndicatorBasis], { description: describe("Căn cứ.", "What it is founded on.") })
  @Column("text", { array: true })
  basis!: IndicatorBasis[];

  @Field(() => Int, {
    nullable: true,
    description: describe(
      "Số đếm nội bộ nhỏ hơn mức này thì không cơ quan nào khác được xem, dù thỏa thuận chia sẻ ghi nhỏ hơn; trống nếu chỉ theo thỏa thuận.",
      "Below it no internal count is shown to another organisation, whatever a sharing agreement says; null where the agreement alone says.",
    ),
  })
  @Column("integer", { name: "smallest_cell", nullable: true })
  smallestCell!: number | null;

  @Column("text", { name: "search_text" })
  searchText!: string;

  /** The list that said it last; null until it was read once more by a version that notes it. */
  @Column("uuid", { name: "source_id", nullable: true })
  sourceId!: string | null;
}

/** What searches look into, as `searchText` folds it. */
export function searchTextOfIndicator({ code, name }: Pick<Indicator, "code" | "name">): string {
  return searchText(`${code} ${name.vi}`, name.en);
}

export const IndicatorConnection = connectionType(Indicator, "Indicator");
