/** Keeps the position to resume from. Implement it over any storage. */
export interface CursorStore {
  load(): string | undefined | Promise<string | undefined>;
  /** Called after the response before the cursor was delivered. */
  save(cursor: string): void | Promise<void>;
}

/** Lasts as long as the process or the page. */
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
 * For browsers: survives a reload. `key` must belong to one query with one set of variables and one caller.
 * @throws Error immediately if there is no storage
 */
export function createStorageCursorStore(key: string, storage = findLocalStorage()): CursorStore {
  return {
    load: () => storage.getItem(key) ?? undefined,
    save: (cursor) => storage.setItem(key, cursor),
  };
}

/** In Node the global is empty unless the process was started with `--localstorage-file`. */
function findLocalStorage(): Storage {
  const storage: Storage | undefined = globalThis.localStorage;
  if (storage) return storage;
  throw new Error(
    "There is no localStorage here: give createStorageCursorStore a storage, or on Node use createFileCursorStore from @hub/client/file-cursor-store",
  );
}
