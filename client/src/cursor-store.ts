/** Where the place to resume from is kept. Two functions over any storage make one. */
export interface CursorStore {
  load(): string | undefined | Promise<string | undefined>;
  /** Called after the response in front of the cursor was delivered. */
  save(cursor: string): void | Promise<void>;
}

/** Forgotten with the process or the page. */
export function createMemoryCursorStore(cursor?: string): CursorStore {
  let kept = cursor;
  return {
    load: () => kept,
    save: (saved) => {
      kept = saved;
    },
  };
}

/** Survives reloading the page. `key` belongs to one query with one set of variables and one caller. */
export function createStorageCursorStore(key: string, storage: Storage = localStorage): CursorStore {
  return {
    load: () => storage.getItem(key) ?? undefined,
    save: (cursor) => storage.setItem(key, cursor),
  };
}
