import { namesInRegister } from "@hub/figure-kit/registers/names-in-register";
import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { READ_ONLY } from "@hub/subgraph-kit/rows/table-rights";
import { UNITS_WITHIN } from "../administrative-units/keep-unit-within.js";
import { beginRegisterHistories } from "./register-history.js";

/** The registers of units, indicators and organisations, for other members to copy, and the histories of their entries. */
export const registers: MemberModule = {
  tables: { register_entry: READ_ONLY, register_facts: READ_ONLY, register_version: READ_ONLY },
  prepare: (dataSource, _logger, author) =>
    dataSource.transaction((manager) => beginRegisterHistories(manager, author)),
  snapshots: {
    registers: { register: "SELECT kind, key, version, entry FROM register_entry" },
    "units-within": { placed: UNITS_WITHIN },
  },
  findNames: namesInRegister,
};
