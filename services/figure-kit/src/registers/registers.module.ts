import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { registerCopy } from "./register-copy.js";
import { unitWithinCopy } from "./unit-within-copy.js";

/** The association's registers in a member that reports about them. */
export const registers: MemberModule = { consumers: [registerCopy, unitWithinCopy] };
