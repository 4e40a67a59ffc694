import type { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { Figure } from "@hub/figure-kit/figure";
import { createFigureLoaders } from "@hub/figure-kit/figure-loaders";
import { Column, Entity } from "typeorm";
import { jointSourceById } from "../joint-source.js";

/** A member's figure as the joint record keeps it: with global ids, and where its unit lay on the figure's day. */
@Entity("joint_figure")
export class JointFigure extends Figure {
  /** The last day that the claim tells of; the first of all days where it tells none. */
  @Column("date")
  day!: string;

  /** `DAY`, the kind of its period, or `UNDATED`. */
  @Column("text")
  coverage!: string;

  /** Null where the register does not know the unit. */
  @Column("text", { name: "unit_level", nullable: true })
  unitLevel!: AdministrativeLevel | null;

  /** Provinces before districts before communes, each in the order of the official codes. */
  @Column("text", { name: "unit_order" })
  unitOrder!: string;

  @Column("uuid", { name: "district_id", nullable: true })
  districtId!: string | null;

  @Column("uuid", { name: "province_id", nullable: true })
  provinceId!: string | null;

  /** Last day in force of the unit; null while it is in force. */
  @Column("date", { name: "unit_ended_on", nullable: true })
  unitEndedOn!: string | null;
}

export const jointFigureLoaders = createFigureLoaders(JointFigure, jointSourceById);
