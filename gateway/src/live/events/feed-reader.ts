import type { FeedPosition, HubEvent } from "@hub/schema/event";
import { type Candidate, Follower } from "./follower.js";
import type { MemberFeed } from "./member-feed.js";
import { isSamePosition, type ReadPosition } from "./read-position.js";

/** How far each member's feed has been read. A member that is missing has not been read at all. */
export type FeedPositions = ReadonlyMap<string, ReadPosition>;

/**
 * One reader's way through the events of all members. Readers at the head take events in the order in which this
 * process received them, so they all pass through the same positions.
 */
export class FeedReader {
  #followers: readonly Follower[] = [];
  /** Its positions at members that are currently absent. */
  #absent: FeedPositions = new Map();
  readonly #closed = new AbortController();

  constructor(
    members: readonly MemberFeed[],
    start: FeedPositions,
    /** Called whenever there may be something to take. */
    readonly onNews: () => void,
    private readonly onClose: () => void,
  ) {
    this.#absent = start;
    this.setMembers(members);
  }

  /** Everything up to here has been taken. */
  get positions(): FeedPositions {
    return new Map([...this.#absent, ...positionsOf(this.#followers)]);
  }

  /** Whether continuing from here and from `positions` is the same. */
  isAt(positions: FeedPositions): boolean {
    for (const { member, position } of this.#followers) {
      if (!isSamePosition(position, positions.get(member))) return false;
    }
    for (const [member, position] of this.#absent) {
      const other = positions.get(member);
      if (other && !isSamePosition(position, other)) return false;
    }
    return true;
  }

  /**
   * The next event, if one is available: of the members' next events, the one that arrived first. A batch is taken part
   * by part.
   * @throws FeedGap if a member can no longer continue from its position
   */
  take(): HubEvent | undefined {
    let first: { readonly follower: Follower; readonly candidate: Candidate } | undefined;
    for (const follower of this.#followers) {
      const candidate = follower.peek();
      if (candidate && (!first || candidate.arrival < first.candidate.arrival))
        first = { follower, candidate };
    }
    first?.follower.advance(first.candidate.after);
    return first?.candidate.event;
  }

  /** Skips what the member no longer has and continues from there. */
  skipTo(member: string, position: FeedPosition | undefined): void {
    this.#followers = this.#followers.map((follower) =>
      follower.member === member
        ? new Follower(follower.feed, position, this.onNews, this.#closed.signal)
        : follower,
    );
  }

  /** Continues with these members: from now on with new ones, from its old position with those that are back. */
  setMembers(members: readonly MemberFeed[]): void {
    const { positions } = this;
    const known = new Map(this.#followers.map((follower) => [follower.feed, follower]));
    this.#followers = members.map(
      (feed) =>
        known.get(feed) ?? new Follower(feed, positions.get(feed.member), this.onNews, this.#closed.signal),
    );
    const present = new Set(members.map(({ member }) => member));
    this.#absent = new Map([...positions].filter(([member]) => !present.has(member)));
  }

  close(): void {
    this.#closed.abort();
    this.onClose();
  }
}

export function positionsOf(
  parts: readonly { readonly member: string; readonly position: ReadPosition | undefined }[],
): FeedPositions {
  return new Map(parts.flatMap(({ member, position }) => (position ? [[member, position] as const] : [])));
}
