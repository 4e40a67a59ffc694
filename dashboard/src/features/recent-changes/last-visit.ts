const STORAGE_KEY = "hub.last-visit";

/**
 * When the reader was here before this visit; undefined at the first, and where nothing may be stored. A visit is a
 * loading of the page.
 */
export const previousVisit: number | undefined = noteVisit();

function noteVisit(): number | undefined {
  try {
    const before = Number(localStorage.getItem(STORAGE_KEY) ?? Number.NaN);
    localStorage.setItem(STORAGE_KEY, String(Date.now()));
    return Number.isFinite(before) ? before : undefined;
  } catch {
    return undefined;
  }
}
