import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { JointFigure } from "./joint-figure.js";
import { JointFigureResolver } from "./joint-figure-resolver.js";
import { jointRecordOf } from "./joint-record.js";
import { JointSource } from "./joint-source.js";

/** What all members know, in one place to ask. */
export const jointRecord: MemberModule = {
  entities: [JointFigure, JointSource],
  resolvers: [JointFigureResolver],
  consumerOfEach: jointRecordOf,
};
