import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { IS_GATEWAY, NOBODY, type TableRights } from "@hub/subgraph-kit/rows/table-rights";
import { hasRightOfKeeperInSql } from "../rights/operates-hub.js";
import { AccessLogResolver } from "./access-log-resolver.js";
import { AccessRecord } from "./access-record.js";
import { AccessedOperation } from "./accessed-operation.js";

const OPERATES_HUB = hasRightOfKeeperInSql("OPERATOR");
const AUDITS_HUB = hasRightOfKeeperInSql("AUDITOR");
const IS_AUDITOR = "(SELECT EXISTS (SELECT FROM hub_rights('{AUDITOR}')))";
const AUDITED = "chain IN (SELECT right_of::text FROM hub_rights('{AUDITOR}'))";

const LOG: TableRights = {
  ...NOBODY,
  read: `${AUDITED} OR (chain = 'public' AND ${AUDITS_HUB}) OR ${OPERATES_HUB}`,
  add: IS_GATEWAY,
};
const PLACES: TableRights = { ...NOBODY, read: IS_GATEWAY, add: IS_GATEWAY, change: IS_GATEWAY };

/** Who has read and written what: recorded by gateways, numbered and chained here, read by auditors. */
export const accessLog: MemberModule = {
  entities: [AccessRecord, AccessedOperation],
  tables: {
    access_record: LOG,
    accessed_operation: {
      ...NOBODY,
      read: `${IS_AUDITOR} OR ${OPERATES_HUB} OR ${IS_GATEWAY}`,
      add: IS_GATEWAY,
    },
    access_chain: PLACES,
    access_spool: PLACES,
  },
  resolvers: [AccessLogResolver],
};
