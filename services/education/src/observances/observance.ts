import type { DataQualityFlag } from "@hub/figure-kit/data-quality-flag";
import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubtful } from "@hub/subgraph-kit/doubt";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { LocalizedText, Period } from "@hub/subgraph-kit/values";
import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { findRegisteredObservance, ObservanceKind } from "./observance-register.js";
import { checkObservance } from "./rules.js";

@Entity("observance")
@GlobalNode({ prefix: "observance" })
@ObjectType({
  implements: [Changeable, Doubtful],
  description: describe(
    "Ngày hoặc tuần lễ hưởng ứng được tổ chức tại một đơn vị.",
    "A day or week that was observed in a unit.",
  ),
})
export class Observance {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "unit_id" })
  unitId!: string;

  @Field(() => ObservanceKind, { description: describe("Loại.", "Kind.") })
  @Column("text")
  kind!: ObservanceKind;

  @Field(() => Int, { description: describe("Năm.", "Year.") })
  @Column("integer")
  year!: number;

  @Column("text", { name: "printed_name" })
  printedName!: string;

  @Field(() => Period, {
    description: describe("Thời gian như được in.", "The days as printed."),
  })
  @Column("jsonb", { name: "printed_period" })
  printedPeriod!: Period;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày khai mạc; trống nếu nguồn không nêu.",
      "The opening day; null when the source does not say.",
    ),
  })
  @Column("date", { name: "opened_on", nullable: true })
  openedOn!: string | null;

  @Field(() => String, {
    description: describe("Nguyên văn trong nguồn.", "The words as printed in the source."),
  })
  @Column("text", { name: "printed_text" })
  printedText!: string;

  @Column("uuid", { name: "source_id" })
  sourceId!: string;

  @Field(() => LocalizedText, {
    description: describe("Tên chính thức trong năm đó.", "Its official name in that year."),
  })
  get name(): LocalizedText {
    return this.#registered.name;
  }

  @Field(() => Period, {
    description: describe("Thời gian theo lịch của năm đó.", "The days by that year's register."),
  })
  get registeredPeriod(): Period {
    const { from, to } = this.#registered;
    return { from, to };
  }

  /** What the rules find in it. */
  check(): DataQualityFlag[] {
    const printed = { period: this.printedPeriod, name: this.printedName };
    return checkObservance(printed, this.#registered);
  }

  get #registered() {
    const registered = findRegisteredObservance(this.kind, this.year);
    if (!registered) throw new Error(`no ${this.kind} is registered for ${this.year}`);
    return registered;
  }
}
