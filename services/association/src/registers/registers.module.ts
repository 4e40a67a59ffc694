import type { MemberModule } from "@hub/subgraph-kit/define-member";

/** The registers of units, indicators and organisations, for other members to copy. */
export const registers: MemberModule = {
  snapshots: { registers: { register: "SELECT kind, key, version, entry FROM register_entry" } },
};
