import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { ContestResolver, EnteredOnBehalfResolver } from "./on-behalf-resolver.js";

/** What is recorded for parties that have no account. */
export const onBehalf: MemberModule = { resolvers: [EnteredOnBehalfResolver, ContestResolver] };
