import type { FeedPosition } from "@hub/schema/event";
import type { RelayBounds, RelayRefusal } from "./relay.js";

export type FeedGapCode =
  | "CURSOR_TOO_OLD"
  | "CURSOR_EPOCH_CHANGED"
  | "CURSOR_INVALID"
  | "CURSOR_LACKS_MEMBER"
  | "EVENT_PARKED";

const SENTENCES: Record<FeedGapCode, { readonly vi: string; readonly en: string }> = {
  CURSOR_TOO_OLD: {
    vi: "không còn giữ các sự kiện sau con trỏ này",
    en: "no longer keeps the events after this cursor",
  },
  CURSOR_EPOCH_CHANGED: {
    vi: "đã được khôi phục từ bản sao lưu sau con trỏ này",
    en: "was restored from a backup since this cursor",
  },
  CURSOR_INVALID: {
    vi: "không biết vị trí trong con trỏ này",
    en: "does not know the position in this cursor",
  },
  CURSOR_LACKS_MEMBER: {
    vi: "chưa liên lạc được khi con trỏ này được cấp, nên không rõ các sự kiện đến nay",
    en: "had not been reached when this cursor was given, so its events up to now are not known",
  },
  EVENT_PARKED: {
    vi: "gửi một sự kiện không đọc được, sự kiện đó đã được để riêng",
    en: "sent an event that cannot be read; it was put aside",
  },
};

export interface GapDetails {
  /** How many events are missing; null if unknown. */
  readonly missed: number | null;
  readonly bounds: RelayBounds;
  /** The stream continues after this position. */
  readonly resumeAt: FeedPosition;
}

/** Some events after a position are not available: what follows is incomplete. */
export class FeedGap extends Error {
  readonly missed: number | null;
  /** The oldest event that the member keeps, and the newest. */
  readonly oldest: number;
  readonly head: number;
  readonly resumeAt: FeedPosition;

  constructor(
    readonly code: FeedGapCode,
    readonly member: string,
    { missed, bounds, resumeAt }: GapDetails,
  ) {
    const { vi, en } = SENTENCES[code];
    super(
      `Thành viên “${member}” ${vi}; hãy hỏi lại tình trạng hiện nay, luồng vẫn tiếp tục / Member "${member}" ${en}; query the present state again, the stream goes on`,
    );
    this.missed = missed;
    this.oldest = bounds.oldest;
    this.head = bounds.head;
    this.resumeAt = resumeAt;
  }

  /**
   * The gap for which the relay refuses to continue after `after`. What it still has is delivered; what is gone is
   * counted.
   */
  static ofRefusal(member: string, { code, ...bounds }: RelayRefusal, after: FeedPosition): FeedGap {
    const { epoch, oldest, head } = bounds;
    if (code !== "CURSOR_TOO_OLD")
      return new FeedGap(code, member, { missed: null, bounds, resumeAt: { epoch, seq: head } });
    const missed = oldest - 1 - after.seq;
    return new FeedGap(code, member, { missed, bounds, resumeAt: { epoch, seq: oldest - 1 } });
  }
}
