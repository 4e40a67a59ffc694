import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { HubChange } from "./joint-change.js";
import { HubChangeResolver } from "./joint-change-resolver.js";
import { JointFigure } from "./joint-figure.js";
import { JointFigureResolver } from "./joint-figure-resolver.js";
import { Finding } from "./joint-finding.js";
import { FindingResolver } from "./joint-finding-resolver.js";
import { jointRecordOf } from "./joint-record.js";
import { JointSource } from "./joint-source.js";

/** What all members know, in one place to ask. */
export const jointRecord: MemberModule = {
  entities: [JointFigure, JointSource, HubChange, Finding],
  resolvers: [JointFigureResolver, HubChangeResolver, FindingResolver],
  consumerOfEach: jointRecordOf,
};
