import { Activity } from "@hub/figure-kit/activity";
import { rowBy } from "@hub/subgraph-kit/row-loaders";
import { Column, Entity } from "typeorm";

/** A member's activity as the joint record keeps it: with global ids, and where its unit lay when it ended. */
@Entity("joint_activity")
export class JointActivity extends Activity {
  @Column("text")
  member!: string;

  /** The first day of its period; the first of all days where none was published. */
  @Column("date", { name: "begins_on" })
  beginsOn!: string;

  /** The last day of its period; the last of all days where none was published. */
  @Column("date", { name: "ends_on" })
  endsOn!: string;
}

export const jointActivityById = rowBy(JointActivity, "id");
