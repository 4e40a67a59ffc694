import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { SearchResolver } from "./search-resolver.js";

/** One search over all that the association keeps. */
export const search: MemberModule = { resolvers: [SearchResolver] };
