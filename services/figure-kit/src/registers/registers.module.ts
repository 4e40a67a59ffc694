import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { READ_ONLY } from "@hub/subgraph-kit/rows/table-rights";
import { agreementsCopy } from "./agreements-copy.js";
import { namesInRegister } from "./names-in-register.js";
import { registerCopy } from "./register-copy.js";
import { unitWithinCopy } from "./unit-within-copy.js";

/** The association's registers in a member that reports about them. */
export const registers: MemberModule = {
  tables: { register_entry: READ_ONLY },
  consumers: [registerCopy, unitWithinCopy, agreementsCopy],
  findNames: namesInRegister,
};
