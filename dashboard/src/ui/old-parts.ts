import type { CopyOfMemberFragment } from "../api/generated/operations.js";
import type { HubMember } from "../live/hub-members.js";

/** What a list has of one member, where that may be old. */
export interface OldPart {
  readonly member: string;
  /** It is silent since then; or all that it had told by then is there, and it has told more, or has left the hub. */
  readonly why: "silentSince" | "asOf" | "hasLeft";
  /** Undefined where nothing of it has been received. */
  readonly since: string | undefined;
}

/** How the members are now says more than how they were when the list was read, which holds while that is not known. */
export function oldPartsOf(
  copies: readonly CopyOfMemberFragment[],
  members: readonly Pick<HubMember, "name" | "state" | "silentSince">[] | undefined,
): OldPart[] {
  return copies
    .filter(({ takesPart }) => takesPart)
    .flatMap(({ member, confirmedAt, isUpToDate, hasLeft }): OldPart[] => {
      if (hasLeft) return [{ member, why: "hasLeft", since: confirmedAt ?? undefined }];
      const now = members?.find(({ name }) => name === member);
      if (now?.state === "HEALTHY" || (now === undefined && isUpToDate)) return [];
      if (confirmedAt === null) return [{ member, why: "asOf", since: undefined }];
      if (now?.silentSince != null) return [{ member, why: "silentSince", since: now.silentSince }];
      return isUpToDate ? [] : [{ member, why: "asOf", since: confirmedAt }];
    });
}
