import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { CoordinationHistory } from "./coordination-history.js";

/** Who changed what of a programme, its ceremony or its evaluations, and after which source. */
export const history: MemberModule = {
  entities: [CoordinationHistory],
};
