import type { EventIds } from "./delivered-events.js";
import type { LoggedEvent } from "./event-log.js";
import type { Screen } from "./screen.js";

/** Added up over all screens. */
export interface Faults {
  /** In the log, watched by the screen, and never shown there. */
  lost: number;
  /** Shown once more. */
  duplicated: number;
  /** Shown after a later version of the same aggregate. */
  outOfOrder: number;
  /** Shown and not in the log, or not what the screen watches. */
  unfounded: number;
}

/** Holds what each screen showed against the log. */
export function judge(screens: readonly Screen[], log: readonly LoggedEvent[], ids: EventIds): Faults {
  const faults: Faults = { lost: 0, duplicated: 0, outOfOrder: 0, unfounded: 0 };
  const logged = new Map(log.map((event) => [ids.numberOf(event.id), event]));
  for (const screen of screens) judgeOne(screen, logged, faults);
  return faults;
}

function judgeOne(screen: Screen, logged: ReadonlyMap<number, LoggedEvent>, faults: Faults): void {
  const shown = new Set<number>();
  const versions = new Map<string, number>();
  for (const number of screen.delivered.inOrder) {
    const event = logged.get(number);
    if (!event || !screen.topic.concerns(event)) faults.unfounded += 1;
    else if (shown.has(number)) faults.duplicated += 1;
    else {
      const version = versions.get(event.aggregate) ?? 0;
      if (event.version < version) faults.outOfOrder += 1;
      versions.set(event.aggregate, Math.max(version, event.version));
    }
    shown.add(number);
  }
  for (const [number, event] of logged) {
    if (screen.topic.concerns(event) && !shown.has(number)) faults.lost += 1;
  }
}
