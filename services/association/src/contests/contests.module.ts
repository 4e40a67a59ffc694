import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { ContestRecordResolver } from "./contest-resolver.js";

/** Parties contest what was recorded on their behalf. */
export const contests: MemberModule = { resolvers: [ContestRecordResolver] };
