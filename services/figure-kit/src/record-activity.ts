/** What a member has done, as its reporters record it: the commands. */
import { randomUUID } from "node:crypto";
import { formatGlobalId } from "@hub/schema/global-id";
import { checkVersion } from "@hub/subgraph-kit/check-version";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { joinRefusals, type Mistake, refusalOf } from "@hub/subgraph-kit/mistakes";
import { compareFacts } from "@hub/subgraph-kit/record-change";
import { tellLatest } from "@hub/subgraph-kit/recorded-rows";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { recordSource, Source } from "@hub/subgraph-kit/source";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { isUuid } from "@hub/subgraph-kit/uuid";
import type { EntityManager } from "typeorm";
import { Activity } from "./activity.js";
import { findUnregistered } from "./activity-register-rules.js";
import { type ActivityReport, findActivityMistakes } from "./activity-report.js";
import { inputOf } from "./figure-report.js";
import { activityRows } from "./recorded-activity.js";
import { commandedActivitiesOf } from "./tell-activities.js";

/**
 * Records an activity of the organisation in whose name its author writes, with its history and event.
 * @param member the one that records
 * @throws {Refusal} with all that is wrong with it
 */
export async function recordActivity(
  transaction: MemberTransaction,
  member: string,
  report: ActivityReport,
): Promise<Activity> {
  const { manager, author } = transaction;
  const organiserId = author.organisationId;
  await refuseWrong(transaction, report, organiserId);
  const source = await recordSource(manager, report.source);
  const activity = manager.create(Activity, {
    ...factsIn(report),
    id: randomUUID(),
    organiserId,
    doubts: [],
    isWithdrawn: false,
    sourceId: source.id,
  });
  await manager.insert(Activity, activity);
  await keepChange(transaction, member, activity.id, { version: 1, before: null, reason: null });
  return activity;
}

export interface ActivityChange {
  readonly activityId: string;
  readonly reason: string;
  /** The version that was read. */
  readonly expectedVersion: number;
}

/**
 * Replaces all that is recorded of an activity. Does nothing when it is all recorded already.
 * @throws {Refusal} NOT_FOUND, CONFLICT with the current version, or with all that is wrong with it
 */
export async function updateActivity(
  transaction: MemberTransaction,
  member: string,
  { report, ...change }: ActivityChange & { readonly report: ActivityReport },
): Promise<Activity> {
  const { manager } = transaction;
  const { activity, version, before } = await lockActivity(transaction, member, change);
  const organiserId = activity.organiserId ?? report.organiserId;
  await refuseWrong(transaction, report, organiserId, findMoved(activity, report));
  const source = await recordSource(manager, report.source);
  const revised = { ...factsIn(report), organiserId, sourceId: source.id };
  const isCitedAnew = source.id !== activity.sourceId;
  await manager.update(Activity, { id: activity.id }, revised);
  const after = await readFacts(manager, member, activity.id);
  if (isCitedAnew || compareFacts(before, after).length > 0)
    await keepChange(transaction, member, activity.id, { version, before, reason: change.reason });
  return Object.assign(activity, revised);
}

/**
 * Leaves an activity out of all lists; its record stays, and who asks for it by its id is told.
 * @throws {Refusal} NOT_FOUND, or CONFLICT with the current version
 */
export async function withdrawActivity(
  transaction: MemberTransaction,
  member: string,
  change: ActivityChange,
): Promise<Activity> {
  const { manager } = transaction;
  const { activity, version, before } = await lockActivity(transaction, member, change);
  activity.isWithdrawn = true;
  await manager.update(Activity, { id: activity.id }, { isWithdrawn: true });
  await keepChange(transaction, member, activity.id, { version, before, reason: change.reason });
  return activity;
}

/** What of the report is stored as it was given. */
function factsIn({ organiserId: _, source: __, partnerIds, results, ...facts }: ActivityReport) {
  return { ...facts, partnerIds: [...partnerIds], results: [...results] };
}

async function refuseWrong(
  transaction: MemberTransaction,
  report: ActivityReport,
  organiserId: string | null,
  further: readonly Mistake[] = [],
): Promise<void> {
  const mistakes = [
    ...further,
    ...findOtherOrganiser(transaction, report),
    ...findActivityMistakes(report, todayInVietnam()),
    ...(await findUnregistered(transaction, report, organiserId)),
  ];
  if (mistakes.length > 0) throw refusalOf(mistakes);
}

/** Who records for an organisation says nothing in the name of another. */
function findOtherOrganiser(
  { author, asTyped }: MemberTransaction,
  { organiserId }: ActivityReport,
): Mistake[] {
  if (organiserId === null || organiserId === author.organisationId) return [];
  const typed = asTyped(organiserId);
  const own = author.organisationId && formatGlobalId("Organisation", author.organisationId);
  return [
    {
      field: inputOf("organiserId"),
      message: {
        vi: `Thành viên này chỉ ghi hoạt động do chính cơ quan của mình (${own}) tổ chức, không phải của “${typed}”; hãy bỏ “organiserId”, và nêu bên kia trong “partnerIds”.`,
        en: `This member records what its own organisation (${own}) has organised, not what "${typed}" has; leave "organiserId" out, and name the other among "partnerIds".`,
      },
    },
  ];
}

/** Whoever may write about the one place may not about another. */
function findMoved(activity: Activity, { unitId }: ActivityReport): Mistake[] {
  if (unitId === activity.unitId) return [];
  return [
    {
      field: inputOf("unitId"),
      message: {
        vi: "Không chuyển được hoạt động đã ghi sang đơn vị hành chính khác; hãy giữ “unitId” như cũ, hoặc rút hoạt động (`withdrawActivity`) rồi ghi lại.",
        en: 'A recorded activity is not moved to another administrative unit; keep its "unitId", or withdraw it (`withdrawActivity`) and record it anew.',
      },
    },
  ];
}

interface LockedActivity {
  readonly activity: Activity;
  /** The one after the version that there is. */
  readonly version: number;
  readonly before: object;
}

async function lockActivity(
  { manager, asTyped }: MemberTransaction,
  member: string,
  { activityId, expectedVersion }: ActivityChange,
): Promise<LockedActivity> {
  const activity = isUuid(activityId)
    ? await manager.findOne(Activity, { where: { id: activityId }, lock: { mode: "pessimistic_write" } })
    : null;
  if (!activity) throw noActivity(asTyped(activityId));
  const [{ version }]: [{ version: number }] = await manager.query(
    "SELECT max(version) AS version FROM change WHERE entity_type = 'Activity' AND entity_id = $1",
    [activityId],
  );
  const name = { vi: `Hoạt động “${activity.title.vi}”`, en: `The activity "${activity.title.vi}"` };
  const refusal = joinRefusals([
    checkVersion({ name, version }, expectedVersion),
    activity.isWithdrawn ? isWithdrawn(name) : null,
  ]);
  if (refusal) throw refusal;
  return { activity, version: version + 1, before: await readFacts(manager, member, activityId) };
}

function noActivity(typed: string): Refusal {
  return new Refusal("NOT_FOUND", {
    vi: `Thành viên này không có hoạt động “${typed}”; hãy lấy “id” từ \`activities\`.`,
    en: `This member has no activity "${typed}"; take the "id" from \`activities\`.`,
  }).inField("activityId");
}

function isWithdrawn(name: { readonly vi: string; readonly en: string }): Refusal {
  return new Refusal("REFUSED", {
    vi: `${name.vi} đã được rút; hãy ghi lại thành hoạt động mới (\`recordActivity\`).`,
    en: `${name.en} has been withdrawn; record it anew (\`recordActivity\`).`,
  }).inField("activityId");
}

interface KeptChange {
  readonly version: number;
  readonly before: object | null;
  readonly reason: string | null;
}

/** Adds to the history what the row says now, on its own source, and tells of it. */
async function keepChange(
  transaction: MemberTransaction,
  member: string,
  activityId: string,
  { version, before, reason }: KeptChange,
): Promise<void> {
  const { manager } = transaction;
  const { sourceId } = await manager.findOneByOrFail(Activity, { id: activityId });
  await transaction.record({
    of: { type: "Activity", id: activityId, version },
    before,
    after: await readFacts(manager, member, activityId),
    reason,
    source: await manager.findOneByOrFail(Source, { id: sourceId }),
  });
  await tellLatest(manager, member, commandedActivitiesOf(member), [activityId]);
}

/** As histories have them, so that the next start finds nothing to add. */
async function readFacts(manager: EntityManager, member: string, activityId: string): Promise<object> {
  const [row]: { facts: object }[] = await manager.query(
    `SELECT facts FROM (${activityRows(member)}) AS recorded WHERE key = $1`,
    [activityId],
  );
  if (!row) throw new Error("an activity that was written is not there");
  return row.facts;
}
