import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { history as kitHistory } from "@hub/subgraph-kit/history";
import { ActorResolver } from "./actor-resolver.js";

/** Who changed what, when, why and on which source. */
export const history: MemberModule = {
  ...kitHistory,
  resolvers: [...kitHistory.resolvers, ActorResolver],
};
