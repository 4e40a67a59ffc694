import type { NewEvent } from "@hub/outbox/append";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { CoordinationHistory } from "./coordination-history.js";

export interface RecordedChange {
  readonly event: NewEvent;
  /** What is recorded after the change. */
  readonly facts: object;
  /** Where it was published. */
  readonly source: string;
  /** Who asked, as the gateway has established it. */
  readonly callerId: string;
}

/** Adds the change to the history and appends its event, both in the caller's transaction. */
export async function recordChange(
  { manager, append }: MemberTransaction,
  { event, facts, source, callerId }: RecordedChange,
): Promise<void> {
  const { aggregateType, aggregateId, version } = event;
  await manager.insert(CoordinationHistory, {
    aggregateType,
    aggregateId,
    version,
    facts,
    source,
    changedAt: new Date(),
    changedBy: callerId,
  });
  await append(event);
}
