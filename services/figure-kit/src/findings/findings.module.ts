import type { MemberModule } from "@hub/subgraph-kit/define-member";
import type { FeedConsumer } from "@hub/subgraph-kit/feeds/consume-feed";
import { READ_ONLY } from "@hub/subgraph-kit/rows/table-rights";
import { JOINT_RECORD, JOINT_RECORD_CHANGED } from "../recorded-figure.js";
import type { FlaggedType, FlaggingModule } from "./flagged-type.js";
import { FINDING_CHANGED, recordedFindings } from "./recorded-finding.js";
import { tellFindings } from "./tell-findings.js";

/** The name of the cursor in the member's own feed, and of a snapshot without rows: what is kept follows from its tables. */
const FINDINGS = "findings";

/** What says nothing of things that are no figures. Findings in figures follow from the figures. */
const PASSED = new Set(["figure.reported", "figure.flagged", FINDING_CHANGED, JOINT_RECORD_CHANGED]);

/**
 * What rules find in a member's things, besides figures, and what is said not to be certain of them: the fields `flags`
 * and `doubts` of types at which rules look, and each finding for the joint record. It is looked for at each start, and after each event of the member itself.
 * @param modules all of the member's others
 */
export function createFindingsModule(member: string, modules: readonly MemberModule[]): MemberModule {
  const types = modules.filter(isFlagging).flatMap(({ flagged }) => flagged);
  return {
    tables: { finding: READ_ONLY },
    resolvers: types.flatMap(({ resolver }) => resolver ?? []),
    prepare: (dataSource) => dataSource.transaction((manager) => tellFindings(manager, member, types)),
    snapshots: { [JOINT_RECORD]: { finding: recordedFindings(member) }, [FINDINGS]: {} },
    consumers: types.length === 0 ? [] : [followItself(member, types)],
  };
}

function isFlagging(module: MemberModule): module is FlaggingModule {
  return "flagged" in module;
}

function followItself(member: string, types: readonly FlaggedType[]): FeedConsumer {
  return {
    name: FINDINGS,
    member,
    snapshot: FINDINGS,
    restore: (manager) => tellFindings(manager, member, types),
    concerns: ({ type }) => !PASSED.has(type),
    apply: (manager) => tellFindings(manager, member, types),
  };
}
