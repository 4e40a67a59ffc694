import { useSyncExternalStore } from "react";

const STORAGE_KEY = "hub.last-visit";

interface Visit {
  readonly before: number | undefined;
}

let visit: Visit | undefined;

/**
 * When the reader was here before this visit; undefined at the first, where nothing may be stored, and in what the hub
 * writes. A visit is a loading of the page.
 */
export function usePreviousVisit(): number | undefined {
  return useSyncExternalStore(neverChanges, previousVisit, onServer);
}

function previousVisit(): number | undefined {
  visit ??= noteVisit();
  return visit.before;
}

function noteVisit(): Visit {
  try {
    const before = Number(localStorage.getItem(STORAGE_KEY) ?? Number.NaN);
    localStorage.setItem(STORAGE_KEY, String(Date.now()));
    return { before: Number.isFinite(before) ? before : undefined };
  } catch {
    return { before: undefined };
  }
}

const onServer = () => undefined;
const neverChanges = () => () => undefined;
