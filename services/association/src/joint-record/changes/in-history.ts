import { parseGlobalId } from "@hub/schema/global-id";
import { OWNER } from "../owner.js";
import type { HubChange } from "./joint-change.js";

/** A thing as the histories name it. */
export interface InHistory {
  readonly kind: string;
  /** The key of what is the association's own, the global id of what another member holds. */
  readonly id: string;
}

export function inHistory({
  member,
  kind,
  nodeId,
}: Pick<HubChange, "member" | "kind" | "nodeId">): InHistory | undefined {
  const id = member === OWNER ? parseGlobalId(nodeId)?.key : nodeId;
  return id === undefined ? undefined : { kind, id };
}
