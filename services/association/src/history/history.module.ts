import { withReports } from "@hub/figure-kit/change-by-report";
import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { createHistory } from "@hub/subgraph-kit/history";
import { findSource } from "../joint-record/joint-source.js";
import { ActorResolver } from "./actor-resolver.js";

const kitHistory = createHistory(findSource);

/** Who changed what, when, why and on which source. */
export const history: MemberModule = {
  ...withReports(kitHistory),
  resolvers: [...kitHistory.resolvers, ActorResolver],
};
