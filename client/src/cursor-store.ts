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

/**
 * For browsers: survives reloading the page. `key` belongs to one query with one set of variables and one caller.
 * @throws Error at once where there is no storage
 */
export function createStorageCursorStore(key: string, storage = findLocalStorage()): CursorStore {
  return {
    load: () => storage.getItem(key) ?? undefined,
    save: (cursor) => storage.setItem(key, cursor),
  };
}

/** Node has the global and nothing behind it, unless it was started with `--localstorage-file`. */
function findLocalStorage(): Storage {
  const storage: Storage | undefined = globalThis.localStorage;
  if (storage) return storage;
  throw new Error(
    "There is no localStorage here: give createStorageCursorStore a storage, or on Node use createFileCursorStore from @hub/client/file-cursor-store",
  );
}
