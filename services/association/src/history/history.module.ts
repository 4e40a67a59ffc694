import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { CoordinationHistory } from "./coordination-history.js";

/** Who changed which programme, ceremony or evaluation, and from which source. */
export const history: MemberModule = {
  entities: [CoordinationHistory],
};
