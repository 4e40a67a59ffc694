import { useSyncExternalStore } from "react";

/** What only the browser knows; on the server, and until the browser has taken over, it is not so. */
export function useInBrowser(isSo = true): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => isSo,
    () => false,
  );
}

const neverChanges = () => () => undefined;
