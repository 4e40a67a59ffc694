import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById, rowBy } from "@hub/subgraph-kit/row-loaders";
import { READ_ONLY } from "@hub/subgraph-kit/rows/table-rights";
import { JointActivity } from "./activities/joint-activity.js";
import { JointActivityResolver } from "./activities/joint-activity-resolver.js";
import { HubChange } from "./changes/joint-change.js";
import { HubChangeResolver } from "./changes/joint-change-resolver.js";
import { JointFigure } from "./figures/joint-figure.js";
import { JointFigureResolver } from "./figures/joint-figure-resolver.js";
import { Finding } from "./findings/joint-finding.js";
import { FindingResolver } from "./findings/joint-finding-resolver.js";
import { jointRecordOf } from "./joint-record.js";
import { JointSource } from "./joint-source.js";

/** What all members know, in one place to ask. */
export const jointRecord: MemberModule = {
  entities: [JointFigure, JointActivity, JointSource, HubChange, Finding],
  tables: {
    outbox_feed: READ_ONLY,
    joint_figure: READ_ONLY,
    joint_activity: READ_ONLY,
    joint_source: READ_ONLY,
    joint_change: READ_ONLY,
    joint_finding: READ_ONLY,
    joint_record_version: READ_ONLY,
    feed_cursor: READ_ONLY,
  },
  resolvers: [JointFigureResolver, JointActivityResolver, HubChangeResolver, FindingResolver],
  references: {
    Finding: referenceById(rowBy(Finding, "id")),
  },
  consumerOfEach: jointRecordOf,
};
